import * as z from "zod/mini";
import { type JoinAnswer, joinAnswerSchema } from "@/lib/contract/classroom/join";
import type { Team } from "@/tools/deploy/read-teams";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { readAs, type Visitor } from "./visitor";

const boardSchema = z.object({ workshop: z.object({ joinCode: z.nullable(z.string()) }) });

/** What learners can be made by: the teams that the app knows, and the code that they join by. */
export interface Workshop {
  teams: readonly Team[];
  code: string | undefined;
}

/**
 * Whether anybody can join and work, before many try: wrong join codes shut out the address that they come from, and
 * in a class that is everybody's. Null where nobody can.
 */
export async function lookAtWorkshop(
  instructor: Visitor,
  options: SiteOptions,
  teams: readonly Team[],
  section: Section,
): Promise<Workshop | null> {
  const what = "the workshop";
  const join = readAs(joinAnswerSchema, what, await instructor.ask("/api/join"));
  const board = readAs(boardSchema, what, await instructor.ask("/api/instructor/board"));
  const { name, state } = join.workshop;
  if (state === "open") section.fine(name, "open");
  else if (state === "ended")
    section.wrong(name, "it has ended, and nobody can join", "Make a new one at /instructor.");
  else
    section.wrong(
      name,
      "it is paused, and nobody can push or check",
      "Go on with it on the board, and run this again.",
    );
  const { joinCode } = board.workshop;
  if (joinCode !== null) tellCode(joinCode, options, section);
  const known = lookAtTeams(join, teams, section);
  const isPossible = state === "open" && known.length > 0;
  return isPossible ? { teams: known, code: joinCode ?? undefined } : null;
}

/** The instructor's session knows the code; one that is given is what learners have been told. */
function tellCode(joinCode: string, { code }: SiteOptions, section: Section): void {
  if (code === undefined) section.fine("join code", "learners need it; the board shows it");
  else if (code.trim().toLowerCase() === joinCode.toLowerCase())
    section.fine("join code", "it is the one that you gave");
  else
    section.wrong(
      "join code",
      "it is another one than you gave",
      "See on the board which it is, and tell learners that one; JOIN_CODE is for workshops that are made from then on.",
    );
}

/** Those of the list that the app knows. */
function lookAtTeams(
  { teams: ofApp }: JoinAnswer,
  teams: readonly Team[],
  section: Section,
): readonly Team[] {
  const names = new Set(ofApp?.map(({ name }) => name));
  const [known, unknown] = [true, false].map((is) =>
    teams.filter(({ name }) => names.has(name) === is),
  );
  const listed = new Set(teams.map(({ name }) => name));
  const unlooked = [...names].filter((name) => !listed.has(name));
  if (unknown && unknown.length > 0)
    section.wrong(
      "teams",
      `the app does not know ${namesOf(unknown.map(({ name }) => name))}`,
      "Write all teams of the list into TEAMS, as npm run deploy does.",
    );
  else section.fine("teams", `the app knows all ${teams.length}`);
  if (unlooked.length > 0)
    section.note(
      "teams",
      `the app has ${namesOf(unlooked)} besides, which your list has not`,
      "They are not looked at: give the list that npm run deploy was given.",
    );
  return known ?? [];
}

const mostNames = 10;

function namesOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return `${names.slice(0, mostNames).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
