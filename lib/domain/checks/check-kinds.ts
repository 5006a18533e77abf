import { z } from "zod";

const labelName = z
  .string()
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, "write a label name such as instance");
const metricName = z
  .string()
  .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, "write a metric name such as backup_files_total");
const groupingKey = z
  .record(labelName, z.string())
  .refine((labels) => (labels.job ?? "") !== "", "name the job: a grouping key begins with it");

/** A metric with a value in exactly one group, and the query that returns it. */
export const pushCheckSchema = z.strictObject({
  kind: z.literal("push"),
  group: groupingKey,
  metric: metricName,
  value: z.number(),
  type: z.enum(["COUNTER", "GAUGE", "UNTYPED"]).optional(),
  /** A missing help is a remark, never a failure. */
  help: z.boolean().default(false),
});

/** Groups that were there and are gone, from the gateway and from Prometheus. */
export const deleteCheckSchema = z.strictObject({
  kind: z.literal("delete"),
  groups: z.array(z.strictObject({ group: groupingKey, metric: metricName })).min(1),
});

/** The gateway started after the last push and has no groups. */
export const lostPodCheckSchema = z.strictObject({ kind: z.literal("lost-pod") });

/** A group that held all of `before` at once and now holds `after` alone, without a DELETE. */
export const replaceCheckSchema = z.strictObject({
  kind: z.literal("replace"),
  group: groupingKey,
  before: z.record(metricName, z.number()),
  after: z.record(metricName, z.number()),
});

/** A PromQL answer whose result equals the reference's, at the same evaluation time. */
export const queryCheckSchema = z.strictObject({
  kind: z.literal("query"),
  reference: z.string().min(1),
});

/** Every check kind; an unknown one cannot load. */
export const checkSchema = z.discriminatedUnion("kind", [
  pushCheckSchema,
  deleteCheckSchema,
  lostPodCheckSchema,
  replaceCheckSchema,
  queryCheckSchema,
]);

export type Check = z.infer<typeof checkSchema>;
