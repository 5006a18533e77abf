import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { type TeamSnapshot, takeSnapshot } from "./looks/team-snapshot";
import { tell } from "./member/member";
import { viewSandbox } from "./sandbox-view";
import { type TeamParts, type TeamState, toldIn } from "./team-parts";

type Viewed = Pick<TeamSnapshot, "past"> & { look: TeamSnapshot["look"] | null };

/** A team's sandbox as a page shows it. */
export function viewOf(parts: TeamParts, team: TeamState, { past, look }: Viewed): SandboxAnswer {
  const { name } = team;
  const status = parts.sandboxes.peek(name);
  const { scrapeIntervalMs } = team;
  const view = viewSandbox(name, status, look, scrapeIntervalMs, past.newest, parts.sandboxes.can);
  team.scrapeIntervalMs = view.scrapeIntervalMs;
  return view;
}

/** The sandbox's state alone, without a look at its servers. */
export async function viewWithoutLook(parts: TeamParts, team: TeamState): Promise<SandboxAnswer> {
  return viewOf(parts, team, { past: await team.history.past(), look: null });
}

/** The sandbox as it was seen last, without asking its servers. */
export async function viewLast(parts: TeamParts, team: TeamState): Promise<SandboxAnswer> {
  const look = parts.sandboxes.endpoints(team.name) ? team.lastLook : null;
  return viewOf(parts, team, { past: await team.history.past(), look });
}

/** The sandbox as it is now. */
export async function viewNow(parts: TeamParts, team: TeamState): Promise<SandboxAnswer> {
  const at = parts.sandboxes.endpoints(team.name);
  if (!at) return viewWithoutLook(parts, team);
  return viewOf(parts, team, await takeSnapshot({ ...parts, history: team.history }, at));
}

/** Tells everyone of the team how their sandbox is. */
export function sendView(parts: TeamParts, team: TeamState, view: SandboxAnswer): void {
  const onError = toldIn(parts, "a page was not told");
  for (const member of team.members.values()) {
    tell(member, { event: "sandbox", data: view }, parts.number, onError);
  }
}

/** Tells everyone of the team the state of a sandbox that is not ready. */
export async function sendState(parts: TeamParts, team: TeamState): Promise<void> {
  const view = await viewWithoutLook(parts, team);
  if (view.state !== "ready") sendView(parts, team, view);
}
