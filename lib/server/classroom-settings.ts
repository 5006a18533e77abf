import { z } from "zod";

/** How classes are held. */
export interface ClassroomSettings {
  /** What a workshop that is made has to join it, unless told; null for none. */
  joinCode: string | null;
}

export const classroomShape = {
  JOIN_CODE: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .nullable()
    .default(null)
    .describe("1 to 64 characters, such as blue-harbour, or leave it out and everybody may join"),
};

type Values = z.output<z.ZodObject<typeof classroomShape>>;

export function classroomOf({ JOIN_CODE }: Values): ClassroomSettings {
  return { joinCode: JOIN_CODE };
}
