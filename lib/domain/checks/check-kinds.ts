import { z } from "zod";
import type { Subject } from "@/lib/domain/meant-for";
import type { NeededQuery } from "@/lib/domain/verdict/check-kind";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Observation, Standing } from "./observation";
import { queryCheck } from "./promql/query";
import { deleteCheck } from "./pushgateway/delete";
import { lostPodCheck } from "./pushgateway/lost-pod";
import { pushCheck } from "./pushgateway/push";
import { replaceCheck } from "./pushgateway/replace";

/** The one table of check kinds; a kind that does not stand here cannot load. */
const checkKinds = {
  push: pushCheck,
  delete: deleteCheck,
  "lost-pod": lostPodCheck,
  replace: replaceCheck,
  query: queryCheck,
};

type Kind = keyof typeof checkKinds;
type Checks = { [K in Kind]: z.infer<(typeof checkKinds)[K]["schema"]> };
/** Written so that TypeScript keeps a check and its row of the table together. */
type CheckOf<K extends Kind> = { [P in K]: { kind: P } & Checks[P] }[K];
type Judges = {
  [K in Kind]: {
    queries: (check: Checks[K], standing: Standing) => NeededQuery[];
    judge: (check: Checks[K], seen: Observation) => Verdict;
    subject: (check: Checks[K]) => Subject;
  };
};

const judges: Judges = checkKinds;

export type Check = Checks[Kind];

export const checkSchema = z.discriminatedUnion("kind", [
  pushCheck.schema,
  deleteCheck.schema,
  lostPodCheck.schema,
  replaceCheck.schema,
  queryCheck.schema,
]);

/** The queries that a check needs answered before it can be judged. */
export function neededQueries<K extends Kind>(check: CheckOf<K>, standing: Standing) {
  return judges[check.kind].queries(check, standing);
}

/** What a request from nowhere in particular has to name to be meant for a step with this check. */
export function subjectOf<K extends Kind>(check: CheckOf<K>): Subject {
  return judges[check.kind].subject(check);
}

/** The verdict of a check on what was observed. Pure: the same observation gives the same verdict. */
export function judge<K extends Kind>(check: CheckOf<K>, seen: Observation): Verdict {
  return judges[check.kind].judge(check, seen);
}
