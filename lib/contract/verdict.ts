import * as z from "zod/mini";
import { type DiagnosisCode, remarkCodes } from "@/lib/domain/verdict/diagnosis";
import { outcomes, rungStates } from "@/lib/domain/verdict/verdict";

const rungSchema = z.object({
  id: z.string(),
  state: z.enum(rungStates),
  evidence: z.string(),
});

/** Any text, because the list of codes is for the server: the page has a word for each of them, or goes without. */
const diagnosisCodeSchema = z.custom<DiagnosisCode>((code) => typeof code === "string");

export const diagnosisSchema = z.object({
  code: diagnosisCodeSchema,
  message: z.string(),
  expected: z.exactOptional(z.string()),
  observed: z.exactOptional(z.string()),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const verdictSchema = z.object({
  outcome: z.enum(outcomes),
  rungs: z.array(rungSchema),
  diagnosis: z.nullable(diagnosisSchema),
  /** Missing in verdicts that were stored before there was such a list. */
  alsoWrong: z._default(z.array(diagnosisSchema), []),
  remarks: z.array(z.object({ code: z.enum(remarkCodes), message: z.string() })),
  nextScrapeAt: z.nullable(z.string()),
  checkedAt: z.string(),
});

/** Characters. */
export const longestAnswer = 4096;

/** Body of `POST …/steps/{step}/check`; `answer` is the PromQL of a query step. */
export const checkRequestSchema = z.strictObject({
  answer: z.optional(z.string().check(z.maxLength(longestAnswer))),
});

/** Answer of `POST …/tasks/{task}/check`. */
export const taskVerdictsSchema = z.object({ steps: z.record(z.string(), verdictSchema) });

/** Answer of `GET /api/labs/{lab}/verdicts`: the newest verdict of each step that has one, by step id. */
export const labVerdictsSchema = z.object({ verdicts: z.record(z.string(), verdictSchema) });
