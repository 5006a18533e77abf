import { z } from "zod";
import { type Labels, metricTypes } from "@/lib/domain/metric";

/** Of thousands at a time: one pass is many times faster than a schema of each. */
const labelsSchema = z.custom<Labels>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === "string"),
  "not labels",
);

const timeSchema = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((atMs) => Number.isFinite(atMs), "not a time");

/** A family within a group; histograms and summaries have a `sum` where others have a `value`. */
export const familySchema = z.object({
  time_stamp: timeSchema,
  /** Types that came later (a gauge histogram) are none that a check could ask for. */
  type: z.enum(metricTypes).catch("UNTYPED"),
  help: z.string().optional(),
  metrics: z.array(
    z.object({
      labels: labelsSchema,
      value: z.string().optional(),
      sum: z.string().optional(),
    }),
  ),
});
export type FamilyAnswer = z.infer<typeof familySchema>;

export type GroupValue = FamilyAnswer | boolean | z.infer<typeof labelsSchema>;

/**
 * A group of `/api/v1/metrics`. Its families share one object with the keys `labels` and
 * `last_push_successful`, so a family of such a name stands in that key's place. A map, because a family
 * may be named `__proto__` too.
 */
export const groupAnswerSchema = z.preprocess(
  (answer) =>
    typeof answer === "object" && answer !== null ? new Map(Object.entries(answer)) : answer,
  z
    .map(z.string(), z.union([familySchema, z.boolean(), labelsSchema]))
    .refine(
      (group) => [...group].every(([name, value]) => isFamily(value) || isKey(name, value)),
      "neither a family nor a key",
    ),
);
export type GroupAnswer = z.infer<typeof groupAnswerSchema>;

export const metricsAnswerSchema = z.object({
  status: z.literal("success"),
  data: z.array(groupAnswerSchema),
});

export const statusAnswerSchema = z.object({
  status: z.literal("success"),
  data: z.object({ start_time: timeSchema }),
});

export function isFamily(value: GroupValue | undefined): value is FamilyAnswer {
  return typeof value === "object" && Array.isArray(value.metrics);
}

function isKey(name: string, value: GroupValue): boolean {
  return name === (typeof value === "boolean" ? "last_push_successful" : "labels");
}
