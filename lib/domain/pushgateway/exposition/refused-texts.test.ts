import { expect, test } from "vitest";
import { parseExposition } from "./parse-exposition";
import { refusedTexts, remarkedTexts } from "./testing/refused-texts";

test.each(refusedTexts)("%s, %s: %j", (code, told, body) => {
  const { refusal, isAccepted } = parseExposition(body, { job: "a" });
  expect(isAccepted).toBe(false);
  expect(refusal).toMatchObject({ code, message: expect.stringContaining(told) });
  expect(refusal?.message).toMatch(/^\S.*\.$/);
});

test.each(remarkedTexts)("%s, %s: %j", (code, told, body) => {
  const { problems, isAccepted } = parseExposition(body, { job: "a" });
  expect(isAccepted).toBe(true);
  expect(problems.find((each) => each.code === code)?.message).toContain(told);
});

test.each([
  ["an escape in a label value or a help text", '# HELP m a\\nb\nm{a="x\\ny",b="%20"} 4\n'],
  ["a plus sign before the value", "m +4\n"],
  ["a metric with the name of a command", "echo 4\n"],
  ["colons within a name", "a:b:c 4\n"],
  ["a comment on a request", "# POST /metrics/job/x\nm 4\n"],
])("%s is no mistake", (_name, body) => {
  expect(parseExposition(body, { job: "a" })).toMatchObject({ isAccepted: true, problems: [] });
});

test("of a pasted request, the head is told once and the rest is read", () => {
  const head = "POST /metrics/job/x HTTP/1.1\nHost: a\nContent-Type: text/plain\n\n";
  const { problems, families } = parseExposition(`${head}m 4\nn x\n`);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ["request-in-body", 1],
    ["bad-value", 6],
  ]);
  expect(families.map(({ name }) => name)).toContain("m");
  const command = "cat <<EOF | curl --data-binary @- http://a/metrics/job/x\nn x\nEOF\n";
  expect(parseExposition(command).problems).toHaveLength(1);
});

test.each([
  ["POST /metrics\n", 10_000],
  ['m{a="\\"', 60_000],
  ["a@b ", 60_000],
  ["\\n a{ ", 60_000],
  ["# \\n a{ ", 60_000],
  ["%20", 100_000],
])("a body of many %j is read in time that grows with it alone", (part, times) => {
  expect(parseExposition(part.repeat(times)).problems.length).toBeGreaterThan(0);
});
