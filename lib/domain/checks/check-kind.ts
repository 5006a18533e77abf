import type { z } from "zod";
import type { Observation } from "../observation";
import type { Verdict } from "../verdict";

/** A query that a check needs answered; all of one check are evaluated at the same moment. */
export interface NeededQuery {
  name: string;
  expression: string;
  /** Evaluate here instead of now; milliseconds since the epoch. */
  atMs?: number;
}

/** One kind of check: its schema in the content, what it needs observed, and how it judges. */
export interface CheckKind<Schema extends z.ZodType> {
  schema: Schema;
  queries: (check: z.infer<Schema>, answer: string | null) => NeededQuery[];
  judge: (check: z.infer<Schema>, seen: Observation) => Verdict;
}

export const defineCheckKind = <Schema extends z.ZodType>(
  kind: CheckKind<Schema>,
): CheckKind<Schema> => kind;
