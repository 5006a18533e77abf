import { describe, expect, test } from "vitest";
import { formatLabels, groupPath, isSameLabels, parsePushPath } from "./grouping-key";

/** Every one of these was sent to a Pushgateway 1.5.1 and named this group, by what it then listed. */
const groups: [path: string, labels: Record<string, string>][] = [
  ["/metrics/job/foo", { job: "foo" }],
  ["/metrics/job/foo/", { job: "foo" }],
  ["/metrics/job/foo/instance/a", { job: "foo", instance: "a" }],
  ["/metrics/job/foo/b/2/a/1", { job: "foo", a: "1", b: "2" }],
  ["/metrics/job/foo/a/1/a/2", { job: "foo", a: "2" }],
  ["/metrics/job/foo/job/x", { job: "foo" }],
  ["/metrics/job/foo/job@base64/eA", { job: "foo" }],
  ["/metrics/job/foo+bar", { job: "foo+bar" }],
  ["/metrics/job/foo%20bar", { job: "foo bar" }],
  ["/metrics/job/%20", { job: " " }],
  ["/metrics/job/..foo", { job: "..foo" }],
  ["/metrics/job/x;y/a/b", { job: "x;y", a: "b" }],
  ["/metrics/job/foo#x", { job: "foo#x" }],
  ["/metrics/job/a?x=/../b", { job: "a" }],
  ["/metrics/job/foo/instance/", { job: "foo", instance: "" }],
  ["/metrics/job/foo/path@base64/L3Zhci90bXA", { job: "foo", path: "/var/tmp" }],
  ["/metrics/job/foo/path@base64/L3Zhci90bXA=", { job: "foo", path: "/var/tmp" }],
  ["/metrics/job/foo/path@base64/=", { job: "foo", path: "" }],
  ["/metrics/job/foo/l%40base64/YQ", { job: "foo", l: "a" }],
  ["/metrics/job@base64/Zm9v/", { job: "foo" }],
  ["/metrics/job/foo/l@base64/", { job: "foo", l: "" }],
  ["/metrics/job%2Ffoo", { job: "foo" }],
  ["/metrics/%6Aob/foo", { job: "foo" }],
  ["/metrics/job/a%2Fb/c", { job: "a", b: "c" }],
  ["/metrics/job/foo%ff", { job: "foo\ufffd" }],
  ["/metrics/job/foo/a/%00", { job: "foo", a: "\0" }],
];

const refused: [path: string, kind: string][] = [
  ["/metrics", "not-a-push-path"],
  ["/metrics/jobs/foo", "not-a-push-path"],
  ["/metrics/instance/a/job/foo", "not-a-push-path"],
  ["metrics/job/x", "not-a-push-path"],
  ["/", "not-a-push-path"],
  ["", "not-a-push-path"],
  ["/metrics/job", "job-missing"],
  ["/metrics/job/", "job-missing"],
  ["/metrics/job/?job=a", "job-missing"],
  ["/metrics/job@base64/", "job-missing"],
  ["/metrics/job@base64/=", "job-missing"],
  ["/metrics/job//", "redirected"],
  ["//metrics/job/x", "redirected"],
  ["/metrics//job/foo", "redirected"],
  ["/metrics/job/foo//", "redirected"],
  ["/metrics/job/foo/path//var/tmp", "redirected"],
  ["/metrics/job/foo/path/%2Fvar%2Ftmp", "redirected"],
  ["/metrics/job/foo/instance/../x", "redirected"],
  ["/metrics/job/foo/instance/%2E%2E", "redirected"],
  ["/metrics/job/%2e/x/y", "redirected"],
  ["/metrics/job/foo/.", "redirected"],
  ["/metrics/job/foo/..", "redirected"],
  ["/metrics/job/foo/instance", "odd-components"],
  ["/metrics/job/foo/instance/x/", "odd-components"],
  ["/metrics/job/a%2Fb", "odd-components"],
  ["/metrics/job/a@base64/b", "odd-components"],
  ["/metrics/job/foo/a-b/c", "bad-label-name"],
  ["/metrics/job/foo/__x/1", "bad-label-name"],
  ["/metrics/job/foo/@base64/b", "bad-label-name"],
  ["/metrics/job/foo/1a/b", "bad-label-name"],
  ["/metrics/job/foo/l@base64/!!", "bad-base64"],
  ["/metrics/job/foo/l@base64/Y", "bad-base64"],
  ["/metrics/job@base64/!!", "bad-base64"],
  ["/metrics/job/foo%zz", "bad-percent-encoding"],
  ["/metrics/job/foo%", "bad-percent-encoding"],
];

test.each(groups)("%s names a group", (path, labels) => {
  expect(parsePushPath(path)).toEqual({ ok: true, value: { labels } });
});

test.each(refused)("%s names none: %s", (path, kind) => {
  expect(parsePushPath(path)).toMatchObject({ ok: false, error: { kind } });
});

describe("groupPath", () => {
  const values = [
    "a",
    "foo bar",
    "a/b",
    "/",
    "é😀",
    "+",
    "?",
    "#",
    "%",
    "..",
    ".",
    "",
    "\ufeffx",
    "@",
  ];
  test.each(values)("a value of %j comes back from the path", (value) => {
    const labels = { job: "backup", kind: value };
    expect(parsePushPath(groupPath(labels))).toEqual({ ok: true, value: { labels } });
  });

  test("the job comes first, in base64 where it has a slash", () => {
    expect(groupPath({ a: "1", job: "x/y" })).toBe("/metrics/job@base64/eC95/a/1");
  });
});

test("a grouping key is written with the job first, and is the same in any order", () => {
  expect(formatLabels({ a: "1", job: 'say "x"' })).toBe('{job="say \\"x\\"",a="1"}');
  expect(isSameLabels({ a: "1", job: "b" }, { job: "b", a: "1" })).toBe(true);
  expect(isSameLabels({ job: "b" }, { job: "b", a: "" })).toBe(false);
});
