import { judge } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import { deleteCheck } from "@/lib/domain/checks/pushgateway/delete";
import type { Labels } from "@/lib/domain/metric";
import { afterwards, type Changes, group, nowMs, observe, type Sent, vector } from "./observe";

// Two groups that were pushed and have to be deleted, and the verdict on what was seen of them.

export const [job, both] = [{ job: "training" }, { job: "training", instance: "i" }];
export const check = deleteCheck.schema.parse({
  kind: "delete",
  groups: [
    { group: job, metric: "a" },
    { group: both, metric: "b" },
  ],
});
export const pushes = [
  "PUT /metrics/job/training\na 1\n",
  "PUT /metrics/job/training/instance/i\nb 1\n",
];
export const deletes = ["DELETE /metrics/job/training", "DELETE /metrics/job/training/instance/i"];
export const onGateway = { groups: [group(job, { a: "1" }), group(both, { b: "1" })] };
export const gone = { "live-0": vector(), "live-1": vector() };
/** The time of a group's last push, as Prometheus returns it. */
export const pushTime = (labels: Labels, atMs = nowMs - 5000) => {
  return vector({ labels: { __name__: "push_time_seconds", ...labels }, value: `${atMs / 1000}` });
};

export const judged = (seen: Observation) => {
  const verdict = judge(check, seen);
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};
export const seenAfter = (requests: (string | Sent)[], changes: Changes = {}) =>
  observe({ queries: gone, ...afterwards(...requests), ...changes });
