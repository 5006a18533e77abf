import { describe, expect, test } from "vitest";
import { type Check, checkSchema, subjectOf } from "@/lib/domain/checks/check-kinds";
import { isMeantFor } from "./meant-for";
import { namedMetrics } from "./named-metrics";

const training = { job: "prometheus_training" };
const mine = { ...training, instance: "myinstance" };
const [completed, some] = ["prometheus_training_labs_completed_total", "some_metric_total"];
/** The steps of a lab about a Pushgateway. */
const steps: Readonly<Record<string, Check>> = {
  up: checkSchema.parse({ kind: "query", reference: "up" }),
  first: checkSchema.parse({ kind: "push", group: training, metric: completed, value: 4 }),
  second: checkSchema.parse({ kind: "push", group: mine, metric: some, value: 42 }),
  delete: checkSchema.parse({
    kind: "delete",
    groups: [
      { group: training, metric: completed },
      { group: mine, metric: some },
    ],
  }),
  lost: checkSchema.parse({ kind: "lost-pod" }),
  replace: checkSchema.parse({
    kind: "replace",
    group: { job: "backup" },
    before: { backup_files_total: 120, backup_duration_seconds: 8.5 },
    after: { backup_duration_seconds: 9 },
  }),
};

/** Which steps a request from nowhere is meant for; its body follows its first line. */
function meantFor(request: string, isRefused: boolean): string {
  const [line = "", ...body] = request.split("\n");
  const [method = "", path = ""] = line.split(" ");
  const metrics = namedMetrics(new TextEncoder().encode(body.join("\n")));
  const sent = { method, path, metrics, isRefused };
  return Object.keys(steps)
    .filter((id) => steps[id] && isMeantFor(sent, subjectOf(steps[id])))
    .join(" ");
}

const job = "/metrics/job/prometheus_training";

describe("a refused push", () => {
  test.each([
    ["POST /metrics/job/foo\nm 1", ""],
    ["POST /metrics/job/my_terminal\nup 1", ""],
    ["POST /pushgateway/metrics/job/foo\nm 1", ""],
    ["POST /\n", ""],
    ["POST /metrics\n", ""],
    [`POST ${job}\nm 1`, "first"],
    [`PUT ${job}\n`, "first"],
    ["POST /metrics/Job/prometheus_training\nm 1", "first"],
    ["POST /metrics/jobs/prometheus_training\nm 1", "first"],
    ["POST /metrics/job=prometheus_training\nm 1", "first"],
    ['POST /metrics/{job="prometheus_training"}\nm 1', "first"],
    ["POST /metrics//job/prometheus_training\nm 1", "first"],
    ["POST //metrics/job/prometheus_training/\nm 1", "first"],
    ["POST /metrics/./job/prometheus_training\nm 1", "first"],
    ["POST /pushgateway/metrics/job/prometheus_training\nm 1", "first"],
    ["POST /api/v1/metrics/job/prometheus_training\nm 1", "first"],
    ["POST /Metrics/job/prometheus_training\nm 1", "first"],
    ["POST /job/prometheus_training\nm 1", "first"],
    ["POST /metrics/prometheus_training\nm 1", "first"],
    ["POST /metrics/job/prometheus-training\nm 1", "first"],
    ["POST /metrics/job/prometheus_traning\nm 1", "first"],
    ["POST /metrics/job/%70rometheus_training?x=1\nm 1", "first"],
    ["POST /metrics?job=prometheus_training\nm 1", "first"],
    [`POST ${job}/instance/myinstance\nm 1`, "second"],
    [`POST ${job}/instance/MyInstance\nm 1`, "second"],
    [`POST ${job}/instance=myinstance\nm 1`, "second"],
    [`POST ${job}/myinstance\nm 1`, "second"],
    [`POST ${job}/instance/\nm 1`, "first second"],
    [`POST ${job}/instance@base64/=\nm 1`, "first second"],
    [`POST ${job}/instance@base64/bXlpbnN0YW5jZQ==\nm 1`, "second"],
    ["POST /metrics/instance/myinstance/job/prometheus_training\nm 1", "second"],
    [`POST ${job}/instance/other\nm 1`, ""],
    [`POST ${job}/zone/a\nm 1`, ""],
    ["POST /metrics/job/backup\nm 1", "replace"],
    ["POST /metrics/job/backup/instance/a\nm 1", ""],
    ["POST /metrics/job/backup_test\nm 1", ""],
    [`POST /metrics/job/\n${completed} 4`, "first"],
    [`POST /metrics/job/foo\n${completed} 4`, "first"],
    ["POST /metrics/job/foo\nprometheus_training_labs_completed 4", "first"],
    ["POST /metrics/job/foo\n# HELP This is\n# TYPE some_metric_total counter", "second"],
    [`POST /metrics/job/foo\n{"${some}": 42}`, "second"],
    [`POST ${job}\n${some} 42`, "first second"],
    ["POST /metrics/job/foo\nbackup_files_total 120\nother 1", "replace"],
    [`put ${job}\n`, "first"],
    [`PATCH ${job}\n`, "first delete"],
  ])("%j is meant for: %s", (request, ids) => {
    expect(meantFor(request, true)).toBe(ids);
  });
});

test.each([
  [`DELETE ${job}`, true, "delete"],
  [`DELETE ${job}/`, true, "delete"],
  ["DELETE /metrics/Job/prometheus_training", true, "delete"],
  ["DELETE /pushgateway/metrics/job/prometheus_training", true, "delete"],
  ["DELETE /metrics//job/prometheus_training/instance/myinstance", true, "delete"],
  [`DELETE ${job}/instance=myinstance`, true, "delete"],
  [`DELETE ${job}/zone/a/x`, true, "delete"],
  ["DELETE /metrics/job/backup/x", true, ""],
  ["DELETE /metrics/job/foo", true, ""],
  ["DELETE /metrics", true, ""],
  [`DELETE ${job}`, false, "first delete lost"],
  [`DELETE ${job}/zone/a`, false, "delete lost"],
  ["DELETE /metrics/job/prometheus_trainin", false, "first delete lost"],
  ["DELETE /metrics/job/foo", false, "lost"],
  ["DELETE /metrics/job/backup/instance/", false, "lost replace"],
])("%s, refused: %s, is meant for: %s", (request, isRefused, ids) => {
  expect(meantFor(request, isRefused)).toBe(ids);
});

test.each([
  ["POST /metrics/job/foo\nm 1\n", "lost"],
  [`POST ${job}\n${completed} 4\n`, "first delete lost"],
  [`POST ${job}/instance/myinstance\n${some} 42\n`, "second delete lost"],
  [`POST ${job}/instance/other\n${some} 42\n`, "second delete lost"],
  ["PUT /metrics/job/backup\nx 1\n", "lost replace"],
])("what was accepted, %j, is meant for: %s", (request, ids) => {
  expect(meantFor(request, false)).toBe(ids);
});
