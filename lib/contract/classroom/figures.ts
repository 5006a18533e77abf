import * as z from "zod/mini";

const count = z.number();
const place = { lab: z.string(), step: z.string() };

/**
 * Answer of `GET /api/instructor/figures`: the class in pictures, of the learners who count and without names.
 * Times are ISO 8601 in UTC.
 */
export const classFiguresSchema = z.object({
  steps: z.array(
    z.object({
      ...place,
      opened: count,
      begun: count,
      /** When each of those who passed it did, in order. */
      passedAt: z.array(z.string()),
      /** How long those were at it, without pauses; ms, null of none. */
      medianMs: z.nullable(count),
      /** As wide as a standard deviation. */
      spreadMs: z.nullable(count),
    }),
  ),
  /** What was got wrong, by how many learners met it, whether or not it still stands. */
  mistakes: z.array(z.object({ ...place, code: z.string(), learners: count, times: count })),
  forecast: z.object({
    /** The step that the learner in the middle of the class is on; null where that one is through. */
    halfOn: z.nullable(z.object(place)),
    /** When all who are there are through if it goes on so; null where too little has passed to tell. */
    allDoneAt: z.nullable(z.string()),
    done: count,
    of: count,
  }),
});
export type ClassFigures = z.infer<typeof classFiguresSchema>;
