import { expect, test } from "vitest";
import { group } from "@/lib/domain/checks/testing/observe";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { isPoisoned, poisonedFinding } from "./poison";

const gateway = (groups: ReturnType<typeof group>[], expositionError: string | null = null) => ({
  groups,
  startedAtMs: 0,
  expositionStatus: 500,
  expositionError,
});
const failed = { isLastPushSuccessful: false };
const toldAfter = (newest: { path: string } | null, ...args: Parameters<typeof gateway>) => {
  const finding = poisonedFinding(gateway(...args), newest);
  return finding.state === "ok" ? null : finding.diagnosis;
};
const told = (...args: Parameters<typeof gateway>) => toldAfter(null, ...args);

test("a gateway is poisoned when its own exposition fails", () => {
  expect(isPoisoned(gateway([]))).toBe(true);
  expect(isPoisoned({ ...gateway([]), expositionStatus: 200 })).toBe(false);
});

test("the group with an empty instance beside its twin, and the path that deletes it alone", () => {
  const culprit = group({ job: "a/b", instance: "" }, {}, failed);
  const innocent = group({ job: "x", region: "" });
  expect(told([innocent, group({ job: "a/b" }, { m: "1" }), culprit])).toMatchObject({
    code: "gateway-poisoned",
    message: expect.stringContaining("`instance`"),
    params: {
      group: '{job="a/b",instance=""}',
      label: "instance",
      method: "DELETE",
      path: "/metrics/job@base64/YS9i/instance@base64/=",
    },
  });
});

test.each([
  ['"\\xff"', "%ff"],
  ['"a \\"b\\xfe/\\u2028"', "a%20%22b%fe%2F%E2%80%A8"],
])("bytes that are no UTF-8 are named by the gateway's own sentence: %s", (quoted, written) => {
  const labels = { job: "a", instance: "x\ufffd" };
  const error = `collected metric "push_time_seconds" { … } has a label named "instance" whose value is not utf8: ${quoted}\n`;
  expect(told([group({ job: "a" }), group(labels, {}, failed)], error)).toMatchObject({
    params: { label: "instance", path: `/metrics/job/a/instance/${written}` },
  });
});

test("a job that is no UTF-8", () => {
  const error = 'has a label named "job" whose value is not utf8: "\\xff"';
  expect(told([group({ job: "\ufffd", b: "0" }, {}, failed)], error)).toMatchObject({
    params: { path: "/metrics/job/%ff/b/0" },
  });
});

test.each([
  ["/metrics/job@base64/prometheus_training", ["`job@base64` in a path is decoded"], ["%"]],
  ["/metrics/job/%A6%BA&z%D8^%BA%CF%ED%AD%A8%A7%8Ax", ["a % and the two digits"], ["base64"]],
  ["/metrics/job/another", ["a % and the two digits", "`job@base64`"], []],
])("how a value that is no text was written, by the newest attempt: %s", (path, has, lacks) => {
  const error = 'has a label named "job" whose value is not utf8: "\\xa6\\xba&z…"';
  const parsed = parsePushPath("/metrics/job@base64/prometheus_training");
  const labels = parsed.ok ? parsed.value.labels : {};
  const { message, expected } = toldAfter({ path }, [group(labels, {}, failed)], error) ?? {};
  for (const words of has) expect(message).toContain(words);
  for (const words of lacks) expect(message).not.toContain(words);
  expect(expected).toBe("UTF-8 text for the label job");
});

test("another label with an empty value collides with nothing", () => {
  expect(told([group({ job: "a" }), group({ job: "a", region: "" })])?.params.path).toBeNull();
});

test("what cannot be told has no path", () => {
  expect(told([group({ job: "a" })])).toMatchObject({ params: { path: null } });
});
