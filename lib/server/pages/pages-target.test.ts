import { expect, it } from "vitest";
import { pageRouteOf } from "./pages-target";

it.each([
  ["/t/a-ticket/pushgateway/metrics?a=b", "/pages/pushgateway/[...path]"],
  ["/t/a-ticket/prometheus", "/pages/prometheus/[...path]"],
  ["/t/a-ticket/elsewhere/", "other"],
  ["/what/a/learner/wrote", "other"],
])("%s of the servers' own pages is counted as %s", (url, route) => {
  expect(pageRouteOf(url)).toBe(route);
});
