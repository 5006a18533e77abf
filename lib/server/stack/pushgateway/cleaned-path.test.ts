import { expect, it } from "vitest";
import { cleanedPath } from "./cleaned-path";

it.each([
  ["/metrics/job/a/x/%7e?y=/../..", "/metrics/job/a/x/%7e"],
  ["/metrics//job/./a/", "/metrics/job/a"],
  ["/metrics/job/a/../b", "/metrics/job/b"],
  ["/metrics/job@base64/Li4", "/metrics/job@base64/Li4"],
  ["/metrics/job/a..b/x/...", "/metrics/job/a..b/x/..."],
  ["/metrics/../-/quit", "/-/quit"],
  ["/metrics/../../bob/pushgateway/metrics/job/a", "/.."],
  ["/metrics/%2e%2E/.%2e/bob/metrics", "/.."],
  ["/metrics/..%2f..%2Fbob/metrics", "/.."],
  ["/metrics/..\\..%5cbob/metrics", "/.."],
  ["/metrics/..;x=1/..;/bob/metrics", "/.."],
  ["/metrics//../../bob", "/.."],
])("%s may become %s", (path, cleaned) => {
  expect(cleanedPath(path)).toBe(cleaned);
});
