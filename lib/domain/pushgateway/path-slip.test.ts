import { expect, test } from "vitest";
import { diagnoseRefusal } from "@/lib/domain/pushgateway/refusal/refusal";
import { findForgottenBase64 } from "./path-slip";

/** What a real Pushgateway 1.5.1 answers to each path. */
const answered: readonly [
  path: string,
  status: number,
  answer: string,
  code: string,
  told: RegExp,
][] = [
  [
    "/metrics/job/prometheus_training/instance=myinstance",
    400,
    'odd number of components in label string "/instance=myinstance"\n',
    "odd-path",
    /`instance=myinstance` has `=` where a `\/` belongs/,
  ],
  [
    '/metrics/job/a/instance="b"/x/y',
    400,
    'odd number of components in label string "/instance=\\"b\\"/x/y"\n',
    "odd-path",
    /has `=` where a `\/` belongs/,
  ],
  [
    "/metrics/job/a/instance:b",
    400,
    'odd number of components in label string "/instance:b"\n',
    "odd-path",
    /has `:` where a `\/` belongs/,
  ],
  [
    "/metrics/job/prometheus_training/myinstance",
    400,
    'odd number of components in label string "/myinstance"\n',
    "odd-path",
    /`myinstance` has no counterpart: .*the name of its label is missing before it/,
  ],
  [
    "/metrics/job/a/instance",
    400,
    'odd number of components in label string "/instance"\n',
    "odd-path",
    /The value of `instance` is missing/,
  ],
  [
    "/metrics/job/a/path/var/tmp",
    400,
    'odd number of components in label string "/path/var/tmp"\n',
    "odd-path",
    /A value with a slash in it is written in base64/,
  ],
  [
    "/metrics/job/a/path@base64/a/b=",
    400,
    'odd number of components in label string "/path@base64/a/b="\n',
    "odd-path",
    /has a slash in it.*URL-safe alphabet.*`_` in place of `\/`/,
  ],
  [
    "/metrics/job/a/path@base64/ab%2Fcd",
    400,
    'odd number of components in label string "/path@base64/ab/cd"\n',
    "odd-path",
    /URL-safe alphabet/,
  ],
  [
    "/metrics/job/a/path@base64/a+b=",
    400,
    'invalid base64 encoding for label path="a+b=": illegal base64 data at input byte 1\n',
    "bad-base64",
    /it has a `\+`.*`-` in place of `\+`/,
  ],
  [
    "/metrics/job/a/path@base64/ab%2Bcd",
    400,
    'invalid base64 encoding for label path="ab+cd": illegal base64 data at input byte 2\n',
    "bad-base64",
    /it has a `\+`/,
  ],
  [
    "/metrics/job/a/path@base64/Zm9=v",
    400,
    'invalid base64 encoding for label path="Zm9=v": illegal base64 data at input byte 3\n',
    "bad-base64",
    /`=` is allowed only at its end/,
  ],
  [
    "/metrics/job/a/path@BASE64/L3Zhci90bXA",
    400,
    'improper label name "path@BASE64"\n',
    "bad-label-name",
    /exactly `@base64` after the name/,
  ],
  [
    "/metrics/job/a/path@base64url/L3Zhci90bXA",
    400,
    'improper label name "path@base64url"\n',
    "bad-label-name",
    /exactly `@base64` after the name/,
  ],
  ["/metrics/job=a", 404, "404 page not found\n", "job-missing", /`=` where a `\/` belongs/],
  ["/metrics/jobs/a", 404, "404 page not found\n", "job-missing", /`jobs` has to be `job`/],
  ["/metrics/instance/b/job/a", 404, "404 page not found\n", "job-missing", /The job comes first/],
];

test.each(answered)("%s", (path, status, answer, code, told) => {
  for (const method of ["POST", "DELETE"]) {
    const body = new TextEncoder().encode("m 1\n");
    const refusal = diagnoseRefusal({ method, path, headers: {}, body, status, answer });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(told);
  }
});

test("the name of a metric of the body has no place in the path", () => {
  const answer = 'odd number of components in label string "/some_metric"\n';
  const body = new TextEncoder().encode("# TYPE some_metric gauge\nsome_metric 1\n");
  const sent = { method: "PUT", path: "/metrics/job/a/some_metric", headers: {}, body };
  expect(diagnoseRefusal({ ...sent, status: 400, answer }).message).toContain(
    "`some_metric` is a metric of the body",
  );
});

test.each([
  ["L3Zhci90bXA=", "/var/tmp"],
  ["L3Zhci90bXA", "/var/tmp"],
  ["bXlpbnN0YW5jZQ==", "myinstance"],
  ["aHR0cDovL2E_Yj0+", "http://a?b=>"],
])("%s is base64 without a sign of it", (value, text) => {
  expect(findForgottenBase64(value)).toBe(text);
});

test.each(["myinstance", "prometheus_training", "web-01.example.org", "AKIAIOSFODNN7", "Backup12"])(
  "%s is no base64",
  (value) => expect(findForgottenBase64(value)).toBeNull(),
);
