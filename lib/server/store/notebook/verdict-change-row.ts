import type { Insertable } from "kysely";
import { z } from "zod";
import { keptVerdictSchema } from "@/lib/contract/attempts";
import { knownDiagnosisSchema } from "@/lib/server/store/known-diagnosis";
import type { Tables } from "@/lib/server/store/schema";
import type { KeptVerdict, VerdictChange } from "@/lib/server/store/store";

/** A learner's own text can stand in a verdict; of such a text this many characters are kept. */
const keptCharacters = 1000;

const storedSchema = z.object({
  ...keptVerdictSchema.shape,
  diagnosis: knownDiagnosisSchema.nullable(),
});

export function rowOfChange(change: VerdictChange): Insertable<Tables["verdict_changes"]> {
  return {
    learner_id: change.learnerId,
    lab: change.lab,
    step: change.step,
    at_ms: change.atMs,
    attempt_id: change.attemptId,
    answer: "answer" in change ? change.answer : null,
    verdict: "verdict" in change ? textOf(change.verdict) : null,
  };
}

function textOf({ outcome, diagnosis }: KeptVerdict): string {
  return JSON.stringify({ outcome, diagnosis }, (_key, value) =>
    typeof value === "string" ? shorten(value) : value,
  );
}

/** Null for a verdict with a code that an earlier version of the app had and this one has not. */
export function verdictOfRow(text: string): KeptVerdict | null {
  const read = storedSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

function shorten(text: string): string {
  return text.length > keptCharacters ? `${text.slice(0, keptCharacters)}…` : text;
}
