import { z } from "zod";
import { diagnosisCodes } from "@/lib/domain/verdict/diagnosis";

/** A request to the Pushgateway, as a learner would send it. */
const requestSchema = z.strictObject({
  method: z.string().regex(/^[A-Z]+$/, "write a method such as PUT"),
  path: z.string().startsWith("/", "write a path such as /metrics/job/backup"),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});

const actionKeys = z.strictObject({
  send: requestSchema.optional(),
  answer: z.string().optional(),
  run: z.string().optional(),
  "restart-gateway": z.literal(true).optional(),
  "wait-for-scrape": z.literal(true).optional(),
});

const oneAction = "write one action an item: send, answer, run, restart-gateway or wait-for-scrape";

/** `restart-gateway` alone is short for `restart-gateway: true`. */
const actionSchema = z
  .preprocess(
    (written) => (typeof written === "string" ? { [written]: true } : written),
    actionKeys,
  )
  .refine((action) => Object.keys(action).length === 1, oneAction);

export const replaySchema = z.strictObject({
  /** What a learner who knows does; it begins with the steps that it builds on (`run`). */
  solution: z.array(actionSchema).min(1, "write at least one action"),
  mistakes: z
    .array(
      z.strictObject({
        name: z.string().min(1, "say in a few words what goes wrong"),
        actions: z.array(actionSchema),
        /** The codes of which the verdict's diagnosis has one. */
        code: z
          .union([z.enum(diagnosisCodes), z.array(z.enum(diagnosisCodes)).min(1)], {
            error:
              "write a code of the closed set in lib/domain/verdict/diagnosis.ts, or a list of them",
          })
          .transform((codes) => (Array.isArray(codes) ? codes : [codes])),
        outcome: z.enum(["failed", "pending"]).default("failed"),
      }),
    )
    .min(1, "list at least one typical mistake"),
});

/** How a step is proved: what passes it, and what must not, each with the reason that is told. */
export type Replay = z.infer<typeof replaySchema>;
export type ReplayAction = Replay["solution"][number];
export type ReplayRequest = NonNullable<ReplayAction["send"]>;
