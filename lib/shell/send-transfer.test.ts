import { expect, test } from "vitest";
import { prometheusPath } from "./send-transfer";

test.each([
  ["/api/v1/query?query=up", "/sandbox/prometheus/api/v1/query?query=up"],
  ["/api/v1/label/a%2Fb/values", "/sandbox/prometheus/api/v1/label/a%2Fb/values"],
  ["/api/../api/v1/query", "/sandbox/prometheus/api/v1/query"],
])("%s stays with the learner's Prometheus", (target, path) => {
  expect(prometheusPath(target)).toBe(path);
});

test.each([
  "/%2e%2e/%2e%2e/api/session/token",
  "/..\\..\\api\\session",
  "/\\..\\../api/session",
  "/../../api/session",
  "/../prometheus2/x",
  "/..",
])("%s leads out of it and is not sent", (target) => {
  expect(prometheusPath(target)).toBeNull();
});
