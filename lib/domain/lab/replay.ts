import { z } from "zod";
import { diagnosisCodes } from "@/lib/domain/verdict/diagnosis";

/** A request to the Pushgateway, as a learner would send it. */
const requestSchema = z.strictObject({
  method: z
    .string()
    .regex(/^[A-Z]+$/, "write a method such as PUT")
    .describe("The method, in capital letters."),
  path: z
    .string()
    .startsWith("/", "write a path such as /metrics/job/backup")
    .describe("The path, from `/metrics` on."),
  headers: z
    .record(z.string(), z.string())
    .optional()
    .describe("Headers by name; `Content-Type` and `Content-Encoding` alone are sent on."),
  body: z.string().optional().describe("The body, with its newlines."),
});

const actionKeys = z.strictObject({
  send: requestSchema.optional().describe("Sends a request to the learner's gateway."),
  answer: z.string().optional().describe("Answers the step with a PromQL expression."),
  run: z.string().optional().describe("Does what solves another step of the lab, named by its id."),
  "restart-gateway": z
    .literal(true)
    .optional()
    .describe("Restarts the gateway, as its button does; the word alone is enough."),
  "wait-for-scrape": z
    .literal(true)
    .optional()
    .describe("Waits until Prometheus has scraped what is there now; the word alone is enough."),
});

const names = new Intl.ListFormat("en-GB", { type: "disjunction" });
const oneAction = `write one action an item: ${names.format(Object.keys(actionKeys.shape))}`;

/** `restart-gateway` alone is short for `restart-gateway: true`. */
const actionSchema = z
  .preprocess(
    (written) => (typeof written === "string" ? { [written]: true } : written),
    actionKeys,
  )
  .refine((action) => Object.keys(action).length === 1, oneAction);

export const replaySchema = z.strictObject({
  solution: z
    .array(actionSchema)
    .min(1, "write at least one action")
    .describe("What a learner who knows does; it begins with the steps that it builds on (`run`)."),
  mistakes: z
    .array(
      z.strictObject({
        name: z
          .string()
          .min(1, "say in a few words what goes wrong")
          .describe("What goes wrong, in a few words."),
        actions: z
          .array(actionSchema)
          .describe("What the learner does; an empty list for nothing."),
        code: z
          .union([z.enum(diagnosisCodes), z.array(z.enum(diagnosisCodes)).min(1)], {
            error:
              "write a code of the closed set in lib/domain/verdict/diagnosis.ts, or a list of them",
          })
          .transform((codes) => (Array.isArray(codes) ? codes : [codes]))
          .describe(
            "The code that the diagnosis has to have, of the [closed set](diagnoses.md), or a list of which it has one.",
          ),
        outcome: z
          .enum(["failed", "pending"])
          .default("failed")
          .describe("How the verdict has to begin."),
      }),
    )
    .min(1, "list at least one typical mistake")
    .describe("Typical mistakes, each with the reason that has to be told."),
});

/** How a step is proved: what passes it, and what must not, each with the reason that is told. */
export type Replay = z.infer<typeof replaySchema>;
export type ReplayAction = Replay["solution"][number];
export type ReplayRequest = NonNullable<ReplayAction["send"]>;
