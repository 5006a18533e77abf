import * as z from "zod/mini";

/** Unix seconds and the value as Prometheus writes it. */
const sampleSchema = z.tuple([z.number(), z.string()]);
export type Sample = z.infer<typeof sampleSchema>;

/** Of tens of thousands at a time: one pass is ten times faster than a schema of each. */
const samplesSchema = z.custom<Sample[]>(
  (value) => Array.isArray(value) && value.every(isSample),
  "not a list of samples",
);

function isSample(value: unknown): value is Sample {
  return Array.isArray(value) && typeof value[0] === "number" && typeof value[1] === "string";
}

const metricSchema = z.record(z.string(), z.string());

const matrixSchema = z.object({
  resultType: z.literal("matrix"),
  result: z.array(
    z.object({
      metric: metricSchema,
      values: z.optional(samplesSchema),
      histograms: z.optional(z.unknown()),
    }),
  ),
  moreSeries: z.optional(z.number()),
});

const vectorSchema = z.object({
  resultType: z.literal("vector"),
  result: z.array(
    z.object({
      metric: metricSchema,
      value: z.optional(sampleSchema),
      histogram: z.optional(z.unknown()),
    }),
  ),
  moreSeries: z.optional(z.number()),
});

/** What Prometheus has to say about a result that it gives all the same. */
const remarks = {
  warnings: z.optional(z.array(z.string())),
  infos: z.optional(z.array(z.string())),
};

const refusedSchema = z.object({
  status: z.literal("error"),
  errorType: z.string(),
  error: z.string(),
});
export type RefusedQuery = z.infer<typeof refusedSchema>;

/** As many series as a page reads of one answer; the rest is counted in `moreSeries`. */
export const maxSeries = 500;

/**
 * The part of Prometheus' HTTP API answer to `query` that this app reads
 * (https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries).
 */
export const instantQuerySchema = z.pipe(
  z.transform(withinBounds),
  z.discriminatedUnion("status", [
    z.object({
      status: z.literal("success"),
      data: z.discriminatedUnion("resultType", [
        vectorSchema,
        matrixSchema,
        z.object({ resultType: z.literal("scalar"), result: sampleSchema }),
        z.object({ resultType: z.literal("string"), result: sampleSchema }),
      ]),
      ...remarks,
    }),
    refusedSchema,
  ]),
);
export type InstantQuery = z.infer<typeof instantQuerySchema>;

/** The answer to `query_range`, as far as this app reads it. */
export const rangeQuerySchema = z.pipe(
  z.transform(withinBounds),
  z.discriminatedUnion("status", [
    z.object({ status: z.literal("success"), data: matrixSchema, ...remarks }),
    refusedSchema,
  ]),
);
export type RangeQuery = z.infer<typeof rangeQuerySchema>;

/** Cut before it is parsed: an answer of 100,000 series must not keep the page from answering. */
function withinBounds(answer: unknown): unknown {
  if (!isObject(answer) || !isObject(answer.data)) return answer;
  const { data } = answer;
  const { resultType, result } = data;
  const isList = resultType === "vector" || resultType === "matrix";
  if (!isList || !Array.isArray(result) || result.length <= maxSeries) return answer;
  const moreSeries = result.length - maxSeries;
  return { ...answer, data: { ...data, result: result.slice(0, maxSeries), moreSeries } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
