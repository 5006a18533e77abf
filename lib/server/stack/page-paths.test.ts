import { expect, it } from "vitest";
import { isPagePath, isStaticPath } from "./page-paths";

it.each([
  "/",
  "/graph",
  "/graph?g0.expr=up",
  "/classic/graph",
  "/classic/static/bootstrap4/css/bootstrap.min.css?v=2.42.0%2bds",
  "/static/js/main.1234abcd.js",
  "/query",
  "/assets/index-BXh_3.js",
  "/tsdb-status",
  "/favicon.svg",
  "/api/v1/parse_query?query=up",
])("has the page %s of Prometheus", (path) => {
  expect(isPagePath("prometheus", path)).toBe(true);
});

it.each([
  "/-/quit",
  "/-/reload",
  "/debug/pprof/",
  "/federate",
  "/metrics",
  "/api/v1/admin/tsdb/snapshot",
  "/api/v1/write",
  "/api/v1/notifications/live",
  "/classic/../-/quit",
  "/static/%2e%2e/x",
  "/static/.git/config",
  "/static//x",
  "/static/a b",
  "/consoles/x.html",
  "/graph\n",
  "//graph",
])("has no page %j of Prometheus", (path) => {
  expect(isPagePath("prometheus", path)).toBe(false);
});

it("has one page of a Pushgateway, with its files", () => {
  for (const path of ["/", "/status", "/static/functions.js"]) {
    expect(isPagePath("pushgateway", path)).toBe(true);
  }
  for (const path of ["/graph", "/-/quit", "/static/..", "/static/../x", "/metrics/job/a"]) {
    expect(isPagePath("pushgateway", path)).toBe(false);
  }
});

it("has no page of an Alertmanager", () => {
  for (const path of ["/", "/favicon.ico", "/script.js", "/api/v2/status"]) {
    expect(isPagePath("alertmanager", path)).toBe(false);
  }
});

it("tells files from pages", () => {
  expect(isStaticPath("prometheus", "/classic/static/js/x.js?v=1")).toBe(true);
  expect(isStaticPath("prometheus", "/classic/graph?x=1")).toBe(false);
  expect(isStaticPath("pushgateway", "/static/functions.js")).toBe(true);
});
