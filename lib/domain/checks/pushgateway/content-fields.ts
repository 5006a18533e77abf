import { z } from "zod";

const labelName = z
  .string()
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, "write a label name such as instance");

export const metricNameSchema = z
  .string()
  .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, "write a metric name such as backup_files_total")
  .describe("The metric's name.");

export const groupingKeySchema = z
  .record(labelName, z.string())
  .refine((labels) => (labels.job ?? "") !== "", "name the job: a grouping key begins with it")
  .describe("The labels of the grouping key with their values; `job` is one of them.");
