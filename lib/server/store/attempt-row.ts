import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import { metricTypes } from "@/lib/domain/metric";
import { type Attempt, type Effect, pushNotes } from "@/lib/domain/pushgateway/attempt";
import { knownDiagnosisSchema } from "./known-diagnosis";
import type { Tables } from "./schema";
import type { NewAttempt } from "./store";

/** How much of a body is kept at each of its ends. */
const keptBytes = 32 * 1024;

const labelsSchema = z.record(z.string(), z.string());
const familySchema = z.strictObject({
  name: z.string(),
  type: z.enum(metricTypes),
  series: z.array(z.strictObject({ labels: labelsSchema, value: z.string() })),
  notes: z.array(z.enum(pushNotes)).optional(),
});
const refusalSchema = z.object({
  ...knownDiagnosisSchema.shape,
  alsoWrong: z.array(knownDiagnosisSchema).optional(),
  contradicting: z.array(familySchema).optional(),
});
const effectSchema: z.ZodType<Effect> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["put", "post"]),
    group: labelsSchema,
    families: z.array(familySchema).nullable(),
  }),
  z.strictObject({
    kind: z.literal("delete"),
    group: labelsSchema,
    matched: z.boolean().nullable(),
  }),
  z.strictObject({ kind: z.enum(["restart", "reset"]) }),
  z.strictObject({ kind: z.literal("none") }),
]);

const metricsSchema = z.array(z.string());

/** The columns that an attempt is read back from; its body is kept for people, not for verdicts. */
export const attemptColumns = [
  "id",
  "learner_id",
  "team",
  "at_ms",
  "method",
  "path",
  "lab",
  "step",
  "status",
  "answer",
  "effect",
  "refusal",
  "metrics",
] as const;
type ReadRow = Pick<Selectable<Tables["attempts"]>, (typeof attemptColumns)[number]>;

export function rowOfAttempt(attempt: NewAttempt): Insertable<Tables["attempts"]> {
  const { body } = attempt;
  return {
    learner_id: attempt.learnerId,
    team: attempt.team,
    at_ms: attempt.atMs,
    method: attempt.method,
    path: attempt.path,
    lab: attempt.lab,
    step: attempt.step,
    status: attempt.status,
    answer: attempt.answer,
    effect: JSON.stringify(attempt.effect),
    refusal: attempt.refusal && JSON.stringify(attempt.refusal),
    metrics: JSON.stringify(attempt.metrics),
    body_head: body.subarray(0, keptBytes),
    body_tail: body.subarray(Math.max(keptBytes, body.byteLength - keptBytes)),
    body_bytes: body.byteLength,
    content_type: attempt.contentType ?? null,
    content_encoding: attempt.contentEncoding ?? null,
  };
}

export function attemptOfRow(row: ReadRow): Attempt {
  return {
    id: Number(row.id),
    learnerId: row.learner_id,
    team: row.team,
    atMs: Number(row.at_ms),
    method: row.method,
    path: row.path,
    lab: row.lab,
    step: row.step,
    status: row.status,
    answer: row.answer,
    effect: effectSchema.parse(JSON.parse(row.effect)),
    refusal: row.refusal === null ? null : refusalSchema.parse(JSON.parse(row.refusal)),
    metrics: metricsSchema.parse(JSON.parse(row.metrics)),
  };
}
