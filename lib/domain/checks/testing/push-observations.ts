import { judge } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import { pushCheck } from "@/lib/domain/checks/pushgateway/push";
import type { Group } from "@/lib/domain/pushgateway/group";
import { type Changes, group, type Metrics, observe, type Sent, vector } from "./observe";

export const asked = { job: "training", instance: "i" };
export const check = pushCheck.schema.parse({
  kind: "push",
  group: asked,
  metric: "some_metric_total",
  value: 42,
  type: "COUNTER",
  help: true,
});
export const right = {
  some_metric_total: { type: "COUNTER", help: "Help.", series: [{ labels: asked, value: "42" }] },
} as const;
/** The push stands as asked, was scraped and is returned. */
export const standing = (changes: Changes = {}, metrics: Metrics = right) =>
  observe({
    gateway: { groups: [group(asked, metrics)] },
    queries: { series: vector("42"), exported: vector() },
    ...changes,
  });
export const on = (...groups: Group[]) => observe({ gateway: { groups } });
/** A right push without its last newline. */
export const refused: Sent = {
  request: "PUT /metrics/job/training/instance/i\nsome_metric_total 42",
  answered: [400, "text format parsing error in line 1: unexpected end of input stream"],
};

/** Outcome, code and the rung that the walk ended on. */
export const judged = (seen: Observation) => {
  const verdict = judge(check, seen);
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};
