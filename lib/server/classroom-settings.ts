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
  /** Where passes are told; null for nowhere. */
  webhookUrl: URL | null;
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
  WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url))
    .nullable()
    .default(null)
    .describe("an http or https address that takes passes, such as https://example.org/hook"),
  WEBHOOK_SECRET: z
    .string()
    .min(16)
    .max(256)
    .nullable()
    .default(null)
    .describe("16 characters or more, which WEBHOOK_URL's side knows too"),
  TEAMS: teams
    .default([])
    .describe("names of small letters, digits and dashes, such as red,blue, or a file with them"),
  KEEP_DAYS: wholeNumber(1, 100_000).default(90).describe("a whole number from 1, such as 90"),
};

type Values = z.output<z.ZodObject<typeof classroomShape>>;

export function classroomOf(values: Values): ClassroomSettings {
  const { JOIN_CODE: joinCode, TEAMS: teams, KEEP_DAYS: keepDays } = values;
  return { joinCode, teams, keepDays, webhookUrl: values.WEBHOOK_URL };
}

/** A line where one of what belongs together is missing. */
export function webhookProblems({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Values): string[] {
  if ((url === null) === (secret === null)) return [];
  const [given, missing] = url ? ["URL", "SECRET"] : ["SECRET", "URL"];
  return [`WEBHOOK_${missing} is not set, and WEBHOOK_${given} is; write both, or none.`];
}
