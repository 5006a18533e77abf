import type { z } from "zod";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { silenceCheck } from "./alertmanager/silence";
import { kindTable } from "./kind-table";
import type { Observation, Unqueried } from "./looks";
import { queryCheck } from "./promql/query";
import { deleteCheck } from "./pushgateway/delete";
import { lostPodCheck } from "./pushgateway/lost-pod";
import { pushCheck } from "./pushgateway/push";
import { replaceCheck } from "./pushgateway/replace";

/** The one list of check kinds: a new kind is its file and its place here. */
export const listedKinds = [
  pushCheck,
  deleteCheck,
  lostPodCheck,
  replaceCheck,
  queryCheck,
  silenceCheck,
] as const;

/** Everything that is derived from the list. */
export const checkKinds = kindTable(listedKinds);

export const checkSchema = checkKinds.schema;

export type Check = z.infer<typeof checkSchema>;

/** A check together with its kind. */
export const bindCheck = checkKinds.bind;

/** True where a step is answered by an expression, not by what stands on the servers. */
export const isAnswered = (check: Check) => bindCheck(check).facts.done.part === "expression";

/** What a request from nowhere in particular has to name to be meant for a step with this check. */
export const subjectOf = (check: Check) => bindCheck(check).subject;

/** The queries that a check needs answered before it can be judged. */
export const neededQueries = (check: Check, seen: Unqueried) => bindCheck(check).queries(seen);

/** The verdict of a check on what was observed. Pure: the same observation gives the same verdict. */
export const judge = (check: Check, seen: Observation): Verdict => bindCheck(check).judge(seen);
