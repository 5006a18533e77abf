import { expect, test } from "vitest";
import type { Alert } from "@/lib/domain/alertmanager/alert";
import { judge } from "@/lib/domain/checks/check-kinds";
import type { PlatformProblem } from "@/lib/domain/checks/platform-problem";
import { observe } from "@/lib/domain/checks/testing/observe";

const check = { kind: "silence", alert: { alertname: "Down" } } as const;
const alert = (silencedBy: string[] = [], alertname = "Down"): Alert => ({
  labels: { alertname, job: "a" },
  state: silencedBy.length > 0 ? "suppressed" : "active",
  silencedBy,
});
const judged = (...value: Alert[]) => {
  const verdict = judge(check, observe({ alerts: { ok: true, value } }));
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};

test("it passes when each alert that is meant fires and is silenced", () => {
  expect(judged()).toEqual(["pending", "alert-missing", "firing"]);
  expect(judged(alert(["1"], "Other"))).toEqual(["pending", "alert-missing", "firing"]);
  expect(judged(alert())).toEqual(["failed", "not-silenced", "silenced"]);
  expect(judged(alert(["1"]), alert())).toEqual(["failed", "not-silenced", "silenced"]);
  expect(judged(alert(["1"]), alert([], "Other"))).toEqual(["passed", null, null]);
});

test("an Alertmanager that does not answer is nobody's fault", () => {
  const error: PlatformProblem = { kind: "alertmanager-unreachable", message: "refused" };
  const { outcome, diagnosis } = judge(check, observe({ alerts: { ok: false, error } }));
  expect([outcome, diagnosis?.code]).toEqual(["unknown", "alertmanager-unreachable"]);
});
