import type { z } from "zod";
import type { Observation, Standing } from "@/lib/domain/checks/observation";
import type { Subject } from "@/lib/domain/meant-for";
import type { Verdict } from "./verdict";

/** A query that a check needs answered; all of one check are evaluated at the same moment. */
export interface NeededQuery {
  name: string;
  expression: string;
}

/** One kind of check: its schema in the content, what it needs observed, and how it judges. */
export interface CheckKind<Schema extends z.ZodType> {
  schema: Schema;
  /** What a request from nowhere in particular has to name to be meant for such a step. */
  subject: (check: z.infer<Schema>) => Subject;
  /** Only what the verdict depends on as things stand: most steps need no query until they are done. */
  queries: (check: z.infer<Schema>, standing: Standing) => NeededQuery[];
  judge: (check: z.infer<Schema>, seen: Observation) => Verdict;
}

export const defineCheckKind = <Schema extends z.ZodType>(
  kind: CheckKind<Schema>,
): CheckKind<Schema> => kind;
