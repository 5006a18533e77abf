import * as z from "zod/mini";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { asSynthetic, type SyntheticLearner } from "./synthetic-learner";
import { createVisitor, nullIfUnreachable, readAs, told, type Visitor } from "./visitor";

const tokenSchema = z.object({ token: z.string() });
const path = "/sandbox/pushgateway/api/v1/status";
const what = "a personal token";

/** Whether the app itself answers at the paths of personal tokens, without what a proxy in front asks for. */
export async function isSandboxOpen({ url, interruption }: SiteOptions): Promise<boolean> {
  const anybody = createVisitor({ url, headers: {}, isSandboxOpen: true, interruption });
  const answer = await anybody.ask(path).catch(nullIfUnreachable);
  return answer?.code === "not-signed-in";
}

/** What a learner's terminal sends: the token alone, which no proxy in front knows. */
export async function lookAtToken(
  instructor: Visitor,
  options: SiteOptions,
  section: Section,
  firstTeam: string | undefined,
): Promise<void> {
  const joining = { name: "Preflight terminal", options, firstTeam };
  await asSynthetic(instructor, joining, section, (learner) =>
    lookAtTokenOf(learner, options, section),
  );
}

async function lookAtTokenOf(
  learner: SyntheticLearner,
  { url, interruption }: SiteOptions,
  section: Section,
): Promise<void> {
  const made = await learner.ask("/api/session/token", { method: "POST" });
  const { token } = readAs(tokenSchema, what, made);
  const headers = { authorization: `Bearer ${token}` };
  const terminal = createVisitor({ url, headers, isSandboxOpen: false, interruption });
  const answer = await terminal.ask(path);
  // Whether the stack is there, its team says; that it is the app who answers is enough.
  const isRefused = ["token-not-valid", "not-signed-in"].includes(answer.code ?? "");
  const isApps = answer.status === 200 || (answer.code !== null && !isRefused);
  if (isApps) section.fine(what, "reaches the app, as learners' terminals send it");
  else
    section.wrong(
      what,
      told(answer),
      "Let /sandbox/pushgateway/, /sandbox/prometheus/ and /sandbox/alertmanager/ past the sign-in, with Authorization as it came (docs/operating.md, Sign-in by a proxy).",
    );
}
