import * as z from "zod/mini";
import { outcomes } from "@/lib/domain/verdict/verdict";
import { diagnosisSchema } from "./verdict";

/** What is kept of a verdict beside an attempt. */
export const keptVerdictSchema = z.object({
  outcome: z.enum(outcomes),
  diagnosis: z.nullable(diagnosisSchema),
});

/** A body as far as it was kept; `bytes` is its whole length, measured after inflating. */
export const keptBodySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("empty") }),
  /** `cutBytes` between head and tail were not kept; without a cut all of it is the head. */
  z.object({
    kind: z.literal("text"),
    bytes: z.number(),
    head: z.string(),
    cutBytes: z.number(),
    tail: z.string(),
  }),
  /** No text: its first bytes, in hexadecimal. */
  z.object({ kind: z.literal("binary"), bytes: z.number(), hex: z.string() }),
  /** Only the bodies of a learner's newest 500 attempts are kept. */
  z.object({ kind: z.literal("gone"), bytes: z.number() }),
]);
export type KeptBody = z.infer<typeof keptBodySchema>;

const common = {
  id: z.number(),
  /** When it was answered; ISO 8601. */
  at: z.string(),
  /** The last verdict on the step before the next attempt; null where none was made. */
  verdict: z.nullable(keptVerdictSchema),
  /** Whether the step had passed before, so that this could change nothing. */
  hadPassed: z.boolean(),
};

const attemptEntrySchema = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("request"),
    method: z.string(),
    path: z.string(),
    /** Of the request's headers those that change what the gateway reads. */
    headers: z.record(z.string(), z.string()),
    body: keptBodySchema,
    status: z.number(),
    /** The first 4 KiB of the answer's body. */
    answer: z.string(),
  }),
  z.object({ ...common, kind: z.literal("answer"), expression: z.string() }),
  /** The gateway was restarted, or the whole sandbox reset, through the app. */
  z.object({ ...common, kind: z.enum(["restart", "reset"]) }),
]);
export type AttemptEntry = z.infer<typeof attemptEntrySchema>;
export type RequestEntry = Extract<AttemptEntry, { kind: "request" }>;

/** Answer of `GET /api/labs/{lab}/steps/{step}/attempts?before={id}`: 20 at most, newest first. */
export const attemptsPageSchema = z.object({
  entries: z.array(attemptEntrySchema),
  total: z.number(),
  /** The `before` of the next page; null on the last one. */
  nextBefore: z.nullable(z.number()),
});
export type AttemptsPage = z.infer<typeof attemptsPageSchema>;
