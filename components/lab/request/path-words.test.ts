import { expect, test } from "vitest";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { explainPathError } from "./path-words";

test.each([
  ["/metrics/job/a/instance=b", "has `=` where a `/` belongs"],
  ["/metrics/job/a/b", "the name of its label is missing before it"],
  ["/metrics/job/a/path@base64/a+b", "`-` in place of `+`"],
  ["/metrics/job/a/path@base64/a/b", "URL-safe alphabet"],
  ["/metrics/job/a/path@base64url/YQ", "exactly `@base64`"],
  ["/metrics/job=a", "has `=` where a `/` belongs"],
])("%s is told while it is written as it is after it was sent", (path, told) => {
  const parsed = parsePushPath(path);
  if (parsed.ok) throw new Error("the path names a group");
  expect(explainPathError(parsed.error, path)).toMatch(/^No group/);
  expect(explainPathError(parsed.error, path)).toContain(told);
});
