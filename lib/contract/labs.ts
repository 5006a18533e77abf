import * as z from "zod/mini";

const stepStates = ["open", "passed"] as const;

/** Answer of `GET /api/labs`: the labs with the learner's progress, and no solutions. */
export const labListSchema = z.array(
  z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    tasks: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        title: z.string(),
        steps: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            state: z.enum(stepStates),
            /** An instructor has closed it: it is not judged. */
            isClosed: z.boolean(),
          }),
        ),
      }),
    ),
  }),
);
export type LabList = z.infer<typeof labListSchema>;
