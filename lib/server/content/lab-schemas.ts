import { z } from "zod";
import { checkSchema } from "@/lib/domain/checks/check-kinds";
import { baseStack } from "@/lib/domain/stack/stack";

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const id = z.string().regex(idPattern, "write an id of small letters, digits and dashes");
const text = z.string().trim().min(1, "write some text");
const order = z.array(id).min(1, "list at least one");

/** The front matter of `lab.md`. */
export const labSchema = z.strictObject({
  number: z
    .string()
    .regex(/^\d+(\.\d+)*$/, 'write a number in quotes, such as "4.2"')
    .describe("The lab's number in quotes; labs are listed in the order of their numbers."),
  title: text.describe("The lab's title."),
  summary: text.describe("One sentence for the list of labs."),
  stack: z
    .array(z.enum(["prometheus", "pushgateway", "alertmanager"]))
    .min(1, "list at least one")
    .default([...baseStack])
    .describe("The servers that its steps are done on and looked at."),
  tasks: order.describe(
    "The ids of its tasks, which are the names of their folders, in reading order.",
  ),
});

/** The front matter of `task.md`. */
export const taskSchema = z.strictObject({
  title: text.describe("The task's title."),
  steps: order.describe(
    "The ids of its steps, which are the names of their files, in reading order; unique in the lab.",
  ),
});

/** The front matter of a step. */
export const stepSchema = z.strictObject({
  title: text.describe("The step's title."),
  check: checkSchema
    .optional()
    .describe("What has to be true on the learner's servers; a step without one is only read."),
  request: z
    .strictObject({
      method: z.enum(["PUT", "POST", "DELETE"]).describe("The method."),
      path: z
        .string()
        .startsWith("/", "begin the path with /metrics/job/")
        .describe("The path, from `/metrics` on."),
      body: z.string().default("").describe("The body, with its newlines."),
    })
    .optional()
    .describe("What the Request tab starts with; never the solution."),
});
