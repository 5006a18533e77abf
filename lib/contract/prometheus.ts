import * as z from "zod/mini";

const sampleSchema = z.tuple([z.number(), z.string()]);

/**
 * The part of Prometheus' HTTP API answer to `query` that this app reads
 * (https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries).
 */
export const instantQuerySchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("success"),
    data: z.discriminatedUnion("resultType", [
      z.object({
        resultType: z.literal("vector"),
        result: z.array(
          z.object({
            metric: z.record(z.string(), z.string()),
            value: z.optional(sampleSchema),
            histogram: z.optional(z.unknown()),
          }),
        ),
      }),
      z.object({
        resultType: z.literal("matrix"),
        result: z.array(
          z.object({
            metric: z.record(z.string(), z.string()),
            values: z.optional(z.array(sampleSchema)),
            histograms: z.optional(z.unknown()),
          }),
        ),
      }),
      z.object({ resultType: z.literal("scalar"), result: sampleSchema }),
      z.object({ resultType: z.literal("string"), result: sampleSchema }),
    ]),
    warnings: z.optional(z.array(z.string())),
  }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);
export type InstantQuery = z.infer<typeof instantQuerySchema>;
