import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import { type Answer, told, type Visitor } from "./visitor";

const joinedSchema = z.object({ learner: z.object({ name: z.string(), team: z.string() }) });

/** A learner who does not count, and is gone after `leave`. */
export interface SyntheticLearner extends Visitor {
  team: string;
  leave(): Promise<void>;
}

interface Joining {
  name: string;
  team?: string;
  code?: string | undefined;
}

/** Joins by an instructor's session; the answer where that was refused. */
export async function joinAsSynthetic(
  instructor: Visitor,
  { name, team, code }: Joining,
): Promise<SyntheticLearner | Answer> {
  const learner = instructor.fork();
  const json = { name, as: "synthetic", ...(team && { team }), ...(code && { code }) };
  const answer = await learner.ask("/api/session", { method: "POST", json });
  if (answer.status !== 201) return answer;
  const joined = joinedSchema.parse(answer.json);
  const leave = async () => {
    await learner.ask("/api/session/data", { method: "DELETE" });
  };
  return { ...learner, team: joined.learner.team, leave };
}

/** Into a team that is free, else into one that is not. */
export async function joinSomewhere(
  instructor: Visitor,
  joining: Joining,
  firstTeam: string | undefined,
): Promise<SyntheticLearner | Answer> {
  const joined = await joinAsSynthetic(instructor, joining);
  if (hasJoined(joined) || joined.code !== "teams-full" || firstTeam === undefined) return joined;
  return joinAsSynthetic(instructor, { ...joining, team: firstTeam });
}

export const hasJoined = (joined: SyntheticLearner | Answer): joined is SyntheticLearner =>
  "leave" in joined;

/** Why nobody could join, and what to do. */
export function tellRefusedJoin(section: Section, team: string, answer: Answer): void {
  const todos: Record<string, string> = {
    "unknown-team": `The app does not know the team: write ${team} into TEAMS.`,
    "team-locked": "Somebody has locked the team: an instructor can move people into it.",
    "wrong-code": "The workshop has a join code: --code says it.",
    "workshop-ended": "The workshop has ended: make a new one at /instructor.",
  };
  const todo = todos[answer.code ?? ""] ?? "See the app's log for this request.";
  section.wrong("joining", told(answer), todo);
}
