import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { wholeNumber } from "./read-settings";

/** How classes are held. */
export interface ClassroomSettings {
  /** What a workshop that is made has to join it, unless told; null for none. */
  joinCode: string | null;
  /** The teams that there are, in order; none where everybody gets one of their own. */
  teams: readonly string[];
  /** How long a workshop is kept after its end. */
  keepDays: number;
}

/** At most so many, and so long. */
const mostTeams = 1000;
const teamName = /^[a-z0-9-]{1,40}$/;

/** What stands in a file of this name where there is one, else what is written. */
function readTeams(written: string): string[] {
  const text = existsSync(written) ? readFileSync(written, "utf8") : written;
  return text.split(/[\s,;]+/).filter((name) => name !== "");
}

const teams = z
  .string()
  .transform(readTeams)
  .refine(
    (names) =>
      names.length > 0 &&
      names.length <= mostTeams &&
      new Set(names).size === names.length &&
      names.every((name) => teamName.test(name)),
  );

export const classroomShape = {
  JOIN_CODE: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .nullable()
    .default(null)
    .describe("1 to 64 characters, such as blue-harbour, or leave it out and everybody may join"),
  TEAMS: teams
    .default([])
    .describe("names of small letters, digits and dashes, such as red,blue, or a file with them"),
  KEEP_DAYS: wholeNumber(1, 100_000).default(90).describe("a whole number from 1, such as 90"),
};

type Values = z.output<z.ZodObject<typeof classroomShape>>;

export function classroomOf({ JOIN_CODE, TEAMS, KEEP_DAYS }: Values): ClassroomSettings {
  return { joinCode: JOIN_CODE, teams: TEAMS, keepDays: KEEP_DAYS };
}
