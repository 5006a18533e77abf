import { expect, it } from "vitest";
import { createRouteNames } from "./route-names";

const routeOf = createRouteNames([
  "/",
  "/api/[...path]",
  "/api/labs",
  "/api/labs/[lab]/drafts",
  "/api/labs/[lab]/drafts/[step]",
  "/labs/[lab]",
  "/labs/[lab]/[task]",
]);

it.each([
  ["/", "/"],
  ["/?code=a", "/"],
  ["/api/labs", "/api/labs"],
  ["/api/labs/pushgateway/drafts", "/api/labs/[lab]/drafts"],
  ["/api/labs/pushgateway/drafts/first-push?revision=1", "/api/labs/[lab]/drafts/[step]"],
  ["/labs/pushgateway/push", "/labs/[lab]/[task]"],
  ["/api/anything/else", "/api/[...path]"],
  ["/sandbox/pushgateway/metrics/job/a", "/sandbox/pushgateway/[...path]"],
  ["/_next/static/chunks/a.js", "/_next/[...file]"],
  ["/sandbox/elsewhere/a", "other"],
  ["/labs/", "other"],
  ["/labs/a/b/c", "other"],
  ["/wp-login.php", "other"],
  ["http://elsewhere/", "other"],
  ["", "other"],
])("%s is counted as %s", (url, route) => {
  expect(routeOf(url)).toBe(route);
});
