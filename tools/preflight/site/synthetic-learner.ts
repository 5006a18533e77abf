import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import { type Answer, readAs, told, type Visitor } from "./visitor";

const joinedSchema = z.object({ learner: z.object({ name: z.string(), team: z.string() }) });

/** A learner who does not count. */
export interface SyntheticLearner extends Visitor {
  team: string;
  /** Nothing of them stays; where that fails it is said, since somebody has to remove them by hand. */
  leave(): Promise<void>;
}

interface Joining {
  name: string;
  /** The next free one, else the first of all, unless told. */
  team?: string;
  options: { code?: string | undefined };
  firstTeam?: string | undefined;
}

/**
 * Somebody joins by an instructor's session, does what is asked for, and is gone afterwards, whatever happens; where
 * they cannot join, that is told. Gives null then.
 */
export async function asSynthetic<T>(
  instructor: Visitor,
  joining: Joining,
  section: Section,
  work: (learner: SyntheticLearner) => Promise<T>,
): Promise<T | null> {
  const learner = await joinAsSynthetic(instructor, joining, section);
  if (!learner) return null;
  try {
    return await work(learner);
  } finally {
    await learner.leave();
  }
}

/** The same for whoever sees to it that they leave. */
export async function joinAsSynthetic(
  instructor: Visitor,
  { firstTeam, ...joining }: Joining,
  section: Section,
): Promise<SyntheticLearner | null> {
  let joined = await join(instructor, joining);
  if (!("team" in joined) && joined.code === "teams-full" && firstTeam !== undefined)
    joined = await join(instructor, { ...joining, team: firstTeam });
  if ("team" in joined) {
    const { team } = joined;
    return { ...joined, leave: () => leave(joined, { name: joining.name, team }, section) };
  }
  tellRefusedJoin(section, joined);
  return null;
}

async function join(
  instructor: Visitor,
  { name, team, options: { code } }: Joining,
): Promise<(Visitor & { team: string }) | Answer> {
  const learner = instructor.fork();
  const json = { name, as: "synthetic", ...(team && { team }), ...(code && { code }) };
  const answer = await learner.ask("/api/session", { method: "POST", json });
  if (answer.status !== 201) return answer;
  return { ...learner, team: readAs(joinedSchema, "joining", answer).learner.team };
}

async function leave(
  learner: Pick<Visitor, "ask">,
  { name, team }: { name: string; team: string },
  section: Section,
): Promise<void> {
  const why = await learner.ask("/api/session/data", { method: "DELETE" }).then(
    (answer) => (answer.status === 204 ? null : told(answer)),
    (error: unknown) => String(error),
  );
  if (why !== null)
    section.note(
      "removing the learner",
      why,
      `Remove ${name} of team ${team} on the board: they count nowhere, and are in the list of learners.`,
    );
}

/** Why nobody could join, and what to do. */
function tellRefusedJoin(section: Section, answer: Answer): void {
  const todos: Record<string, string> = {
    "team-locked": "Somebody has locked the team: an instructor can move people into it.",
  };
  const todo = todos[answer.code ?? ""] ?? "See the app's log for this request.";
  section.wrong("joining", told(answer), todo);
}
