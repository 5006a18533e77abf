import { isSimilarName } from "@/lib/domain/difference/likeness";
import type { Labels } from "@/lib/domain/metric";
import type { Attempt } from "./attempt";
import { aimsAtGroup, aimsAtJob, readPathAim } from "./path-aim";

/** What a step is about, as far as a request from nowhere in particular can be meant for it. */
export interface Subject {
  /** What it asks to be sent; `any-push` where every push will do, `nothing` where it asks for none. */
  asksFor: "push" | "delete" | "any-push" | "nothing";
  groups: readonly Labels[];
  metrics: readonly string[];
}

/** What of an attempt tells which step it is meant for, where it was sent from none. */
export type SentFromNowhere = Pick<Attempt, "method" | "path" | "metrics"> & {
  isRefused: boolean;
};

/**
 * Whether something that was sent from nowhere in particular is meant for a step: it names a group of the
 * step by its path, slips included, or a metric of the step or one like it in its body; for a delete step a
 * DELETE with the job of one of its groups will do. Where any push will do, all that was accepted is; a
 * refusal there says nothing about the step. A refused push is not meant for a step that asks for a delete,
 * nor a refused DELETE for one that asks for a push: neither is what the step would have had.
 */
export function isMeantFor(sent: SentFromNowhere, subject: Subject): boolean {
  if (subject.asksFor === "nothing") return false;
  if (subject.asksFor === "any-push") return !sent.isRefused;
  const method = sent.method.toUpperCase();
  const isDelete = method === "DELETE";
  const isPush = method === "PUT" || method === "POST";
  if (sent.isRefused && (subject.asksFor === "delete" ? isPush : isDelete)) return false;
  const aim = readPathAim(sent.path);
  const { groups, metrics } = subject;
  if (groups.some((group) => aimsAtGroup(aim, group))) return true;
  if (subject.asksFor === "delete" && isDelete) return groups.some((each) => aimsAtJob(aim, each));
  return sent.metrics.some((name) => metrics.some((metric) => isLike(name, metric)));
}

function isLike(name: string, metric: string): boolean {
  return name === metric || isSimilarName(name, metric);
}
