import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { openServices, type TestServices } from "@/lib/server/api/testing/open-services";
import { createLog } from "@/lib/server/log";
import { createRequestWatch } from "@/lib/server/ops/watch-requests";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { alertCases } from "./testing/alert-cases";
import { seriesOf } from "./testing/panel-series";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "deploy", "components", "monitoring");
const run = promisify(execFile);

const ruleSchema = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(["critical", "warning", "info"]) }),
  annotations: z.object({ summary: z.string(), runbook: z.string() }),
});
const groupsSchema = z.array(z.looseObject({ rules: z.array(ruleSchema) }));
const { groups } = z
  .object({ spec: z.object({ groups: groupsSchema }) })
  .parse(parse(readFileSync(join(folder, "alerts.yaml"), "utf8"))).spec;
const rules = groups.flatMap((group) => group.rules);

const panelSchema = z.object({
  title: z.string(),
  targets: z.array(z.object({ expr: z.string() })).default([]),
});
const dashboard = z
  .object({ uid: z.string(), panels: z.array(panelSchema) })
  .parse(JSON.parse(readFileSync(join(folder, "dashboard.json"), "utf8")));

let services: TestServices;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "alerts-"));
  writeFileSync(
    join(dir, "rules.yaml"),
    stringify(parse(readFileSync(join(folder, "alerts.yaml"), "utf8")).spec),
  );
  services = await openServices({ sandboxes: fixedSandboxes("http://127.0.0.1:9") });
  createRequestWatch({ registry: services.metrics, log: createLog("silent") });
});
afterAll(async () => {
  await services.close();
  rmSync(dir, { recursive: true });
});

/** What it says, where it fails. */
const promtool = (...args: string[]) =>
  run(process.env.PROMTOOL_BIN ?? "promtool", args, { cwd: dir }).then(
    () => "",
    (error: { message: string; stdout?: string; stderr?: string }) =>
      `${error.stdout ?? ""}${error.stderr ?? ""}${error.message}`,
  );

test("Prometheus takes the rules", async () => {
  expect(await promtool("check", "rules", "rules.yaml")).toBe("");
});

test("each alert fires when it should, and rests when it should not", async () => {
  expect(Object.keys(alertCases).sort()).toEqual(rules.map(({ alert }) => alert).sort());
  const cases = Object.entries(alertCases).flatMap(([alert, { fires, rests }]) => [
    { alert, series: fires, isFiring: true },
    { alert, series: rests, isFiring: false },
  ]);
  const tests = cases.map(({ alert, series, isFiring }) => ({
    name: `${alert} ${isFiring ? "fires" : "rests"}`,
    interval: "1m",
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`,
        eval_time: "20m",
        exp_samples: [{ labels: "{}", value: isFiring ? 1 : 0 }],
      },
    ],
  }));
  const file = { rule_files: ["rules.yaml"], evaluation_interval: "1m", tests };
  writeFileSync(join(dir, "tests.yaml"), stringify(file));
  expect(await promtool("test", "rules", "tests.yaml")).toBe("");
});

test("each alert has its part in the runbook", () => {
  const runbook = readFileSync(join(root, "docs", "operating.md"), "utf8");
  for (const { alert, annotations } of rules) {
    expect(annotations.runbook).toBe(`docs/operating.md#${alert.toLowerCase()}`);
    expect(runbook, alert).toContain(`\n### ${alert}\n`);
  }
});

/** The names of metrics in an expression: what is neither a function, nor a label, nor a word of PromQL. */
function metricsIn(expr: string): string[] {
  return [...expr.matchAll(/\b(?:scrapelab|process)_\w+/g)].map(([name]) => name);
}

test("rules and dashboard name metrics that there are, and the dashboard each family of them", async () => {
  const families = (await services.metrics.getMetricsAsJSON()).map(({ name, type }) => ({
    name,
    type,
  }));
  const series = new Set(
    families.flatMap(({ name }) => ["", "_bucket", "_sum", "_count"].map((end) => name + end)),
  );
  const shown = dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => metricsIn(expr)),
  );
  const named = [...shown, ...rules.flatMap(({ expr }) => metricsIn(expr))];
  expect(named.filter((name) => !series.has(name))).toEqual([]);
  const unseen = families.filter(({ name }) => !shown.some((each) => each.startsWith(name)));
  expect(unseen.map(({ name }) => name)).toEqual(["process_start_time_seconds"]);
});

test("each expression of the dashboard shows something of what the app exposes", async () => {
  const exprs = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(exprs.length).toBeGreaterThan(10);
  const shows = exprs.map((expr) => ({
    expr: `count((${expr.replaceAll("$__rate_interval", "5m")}) >= 0) > bool 0`,
    eval_time: "20m",
    exp_samples: [{ labels: "{}", value: 1 }],
  }));
  const test = {
    interval: "1m",
    input_series: await seriesOf(services.metrics),
    promql_expr_test: shows,
  };
  const file = { rule_files: [], evaluation_interval: "1m", tests: [test] };
  writeFileSync(join(dir, "dashboard.yaml"), stringify(file));
  expect(await promtool("test", "rules", "dashboard.yaml")).toBe("");
});
