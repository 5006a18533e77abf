import { describe, expect, test } from "vitest";
import { isAllowedPath } from "./allowed-paths";

describe("Pushgateway", () => {
  test.each([
    ["POST", "/metrics/job/a"],
    ["PUT", "/metrics/job/a//b/../c?x#y"],
    ["DELETE", "/metrics/job@base64/=/"],
    ["PATCH", "/metrics"],
    ["GET", "/metrics?x"],
    ["GET", "/api/v1/metrics"],
    ["GET", "/api/v1/status?pretty"],
    ["GET", "/-/ready"],
    ["GET", "/-/healthy"],
  ])("passes on %s %s", (method, path) => {
    expect(isAllowedPath("pushgateway", method, path)).toBe(true);
  });

  test.each([
    ["POST", "/-/quit"],
    ["PUT", "/-/quit"],
    ["POST", "/-/ready"],
    ["HEAD", "/api/v1/status"],
    ["PUT", "/api/v1/admin/wipe"],
    ["GET", "/api/v1/metrics/"],
    ["GET", "/debug/pprof/"],
    ["GET", "/"],
    ["GET", ""],
    ["GET", "/status"],
    ["POST", "//metrics/job/a"],
    ["POST", "/./metrics/job/a"],
    ["POST", "/metricsx"],
    ["POST", "/metrics;x/job/a"],
    ["POST", "/metrics\\job"],
    ["POST", "/metrics%2fjob/a"],
    ["POST", "/Metrics/job/a"],
    ["CONNECT", "/metrics/../-/quit"],
  ])("refuses %s %s", (method, path) => {
    expect(isAllowedPath("pushgateway", method, path)).toBe(false);
  });
});

describe("Alertmanager", () => {
  const silence = "/api/v2/silence/1d0a3b6e-63a5-4fcb-8a3e-3c6f0a0d4d52";

  test.each([
    ["GET", "/-/ready"],
    ["GET", "/api/v2/status"],
    ["GET", "/api/v2/alerts?silenced=false"],
    ["GET", "/api/v2/silences"],
    ["POST", "/api/v2/silences"],
    ["GET", silence],
    ["DELETE", silence],
    ["GET", "/api/v2/receivers"],
  ])("passes on %s %s", (method, path) => {
    expect(isAllowedPath("alertmanager", method, path)).toBe(true);
  });

  test.each([
    ["POST", "/api/v2/alerts"],
    ["POST", "/-/reload"],
    ["POST", "/-/ready"],
    ["HEAD", "/api/v2/status"],
    ["PUT", "/api/v2/silences"],
    ["DELETE", "/api/v2/silences"],
    ["POST", silence],
    ["DELETE", `${silence}/..`],
    ["GET", "/api/v2/silence/%2e%2e"],
    ["GET", "/api/v2/silence/"],
    ["GET", "/api/v2//alerts"],
    ["GET", "/api/v2/alerts/groups"],
    ["GET", "/api/v1/alerts"],
    ["GET", "/metrics"],
    ["GET", "/debug/pprof/"],
    ["GET", "/"],
  ])("refuses %s %s", (method, path) => {
    expect(isAllowedPath("alertmanager", method, path)).toBe(false);
  });
});

describe("Prometheus", () => {
  test.each([
    "query",
    "query_range?query=up",
    "labels",
    "label/job/values",
    "label/__name__/values?match[]=up",
    "series",
    "metadata",
    "targets?state=active",
    "rules",
    "alerts",
    "status/buildinfo",
    "format_query",
  ])("passes on GET %s", (route) => {
    expect(isAllowedPath("prometheus", "GET", `/api/v1/${route}`)).toBe(true);
  });

  test.each(["query", "query_range", "series", "labels"])("passes on POST %s", (route) => {
    expect(isAllowedPath("prometheus", "POST", `/api/v1/${route}`)).toBe(true);
  });

  test("passes on readiness", () => {
    expect(isAllowedPath("prometheus", "GET", "/-/ready")).toBe(true);
  });

  test.each([
    ["POST", "/api/v1/admin/tsdb/delete_series"],
    ["POST", "/api/v1/format_query"],
    ["POST", "/api/v1/targets"],
    ["POST", "/-/ready"],
    ["POST", "/-/quit"],
    ["PUT", "/-/reload"],
    ["PUT", "/api/v1/query"],
    ["DELETE", "/api/v1/series"],
    ["HEAD", "/api/v1/query"],
    ["GET", "/api/v1/query/"],
    ["GET", "/api/v1/query;x"],
    ["GET", "/api/v1/./query"],
    ["GET", "/api/v1//query"],
    ["GET", "/api/v1/%71uery"],
    ["GET", "/api/v1/label/../values"],
    ["GET", "/api/v1/label/%2e%2e/values"],
    ["GET", "/api/v1/label/a/b/values"],
    ["GET", "/api/v1/label/a%2fb/values"],
    ["GET", "/api/v1/label//values"],
    ["GET", "/api/v1/status/.."],
    ["GET", "/api/v1/status/config/x"],
    ["GET", "/api/v1/status/"],
    ["GET", "/api/v1/read"],
    ["POST", "/api/v1/write"],
    ["GET", "/api/v1/query_exemplars"],
    ["GET", "/federate"],
    ["GET", "/metrics"],
    ["GET", "/graph"],
    ["GET", "/debug/pprof/"],
    ["GET", "/"],
    ["GET", "/api/v1/query\n"],
    ["GET", "/api/v1/query#x"],
  ])("refuses %s %s", (method, path) => {
    expect(isAllowedPath("prometheus", method, path)).toBe(false);
  });
});
