import { expect, test } from "vitest";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { diagnoseRefusal } from "@/lib/domain/pushgateway/refusal/refusal";
import recorded from "@/lib/domain/pushgateway/testing/recorded/pushgateway-1-5-1.json";
import { parseExposition } from "./parse-exposition";
import type { Problem } from "./problem";

const pushes = recorded.cases.flatMap(({ name, steps: [step, ...others] }) => {
  const group = parsePushPath(step?.path ?? "");
  const isText = step?.bodyEncoding === "utf8" && !/^(gzip|protobuf)/.test(name);
  if (!step || others.length > 0 || !group.ok || !isText) return [];
  if (step.method !== "PUT" && step.method !== "POST") return [];
  return [{ name, step, body: Buffer.from(step.body ?? ""), labels: group.value.labels }];
});

test("there are recorded pushes of both kinds", () => {
  expect(pushes.filter(({ step }) => step.status === 200).length).toBeGreaterThan(20);
  expect(pushes.filter(({ step }) => step.status === 400).length).toBeGreaterThan(20);
});

test.each(pushes.map((each) => [each.name, each] as const))(
  "agrees with the recorded answer: %s",
  (_name, { step, body, labels }) => {
    const { refusal, isAccepted } = parseExposition(body, labels);
    expect(isAccepted).toBe(step.status === 200);
    if (isAccepted) return;
    const exchange = { ...step, headers: {}, body, answer: step.response };
    const { code, params } = diagnoseRefusal(exchange);
    expect(refusal).toMatchObject({ code, ...(params.line ? { line: params.line } : {}) });
  },
);

/** The code, the line and the marked part of each problem. */
function told(body: string, group = {}): [code: string, line: number, marked: string][] {
  const marked = ({ line, startColumn, endColumn }: Problem) =>
    body.split("\n")[line - 1]?.slice(startColumn - 1, endColumn - 1) ?? "";
  return parseExposition(body, group).problems.map((each) => [each.code, each.line, marked(each)]);
}

test.each<[body: string, code: string, line: number, marked: string]>([
  ["a 1\n  m 4", "no-final-newline", 2, "m 4"],
  ["m 1\n# a comment", "no-final-newline", 2, "# a comment"],
  ["# TYPE m gauge\r\nm 1\r\n", "crlf-line-endings", 1, "gauge\r"],
  ["# HELP m\r\n", "crlf-line-endings", 1, "m\r"],
  ["m 1\n# TYPE m gauge\n", "type-after-sample", 2, "# TYPE m gauge"],
  ["# TYPE m gauge\n# TYPE m gauge\nm 1\n", "duplicate-type", 2, "# TYPE m gauge"],
  ["# HELP m a\n# HELP m b\nm 1\n", "duplicate-help", 2, "# HELP m b"],
  ["# TYPE m fancy\nm 1\n", "unknown-type", 1, "fancy"],
  ["m 1,5\n", "bad-value", 1, "1,5"],
  ['m{a="b"}\n', "bad-value", 1, 'm{a="b"}'],
  ["m 1e999\n", "bad-value", 1, "1e999"],
  ['# TYPE m histogram\nm_bucket{le="x"} 1\n', "bad-value", 2, '"x"'],
  ["m 1 1700000000000\n", "timestamp-not-allowed", 1, "1700000000000"],
  ["m 1 # done\n", "timestamp-not-allowed", 1, "# done"],
  ["m 1 \n", "timestamp-not-allowed", 1, " "],
  ["m 1 2 3\n", "timestamp-not-allowed", 1, "2 3"],
  ["my-metric 1\n", "bad-metric-name", 1, "my-metric"],
  ["# TYPE my-metric gauge\n", "bad-metric-name", 1, "my-metric"],
  ["1m 1\n", "bad-metric-name", 1, "1m"],
  ["m{a=b} 1\n", "bad-label-syntax", 1, "b"],
  ['m{a-b="c"} 1\n', "bad-label-syntax", 1, "a-"],
  ['m{a="b" 1\n', "bad-label-syntax", 1, "1"],
  ['m{a="b} 1\n', "bad-label-syntax", 1, '"b} 1'],
  ['m{a="\\x"} 1\n', "bad-label-syntax", 1, "\\x"],
  ["# HELP m \\x\nm 1\n", "bad-label-syntax", 1, "\\x"],
  ['m{__name__="b"} 1\n', "bad-label-syntax", 1, "__name__"],
  ['m{__x="b"} 1\n', "bad-label-name", 1, '__x="b"'],
  ['m{a="1",a="2"} 1\n', "duplicate-label", 1, "a"],
  ["m 1\nm 2\n", "duplicate-sample", 2, "m"],
  ['m 1\nm{instance=""} 2\n', "duplicate-sample", 2, "m"],
  ["# TYPE go_goroutines counter\ngo_goroutines 1\n", "type-conflict", 1, "counter"],
  ["m_sum 1\n# TYPE m summary\nm 1\n", "type-conflict", 1, "m_sum"],
  ["go_gc_duration_seconds_sum 1\n", "type-conflict", 1, "go_gc_duration_seconds_sum"],
  ["$ echo m 1\n", "not-exposition", 1, "$ echo m 1"],
  ["m 1\nEOF\n", "not-exposition", 2, "EOF"],
  ['{"m": 1}\n', "not-exposition", 1, '{"m": 1}'],
])("%j is refused: %s in line %i, %j", (body, code, line, marked) => {
  expect(told(body)).toEqual([[code, line, marked]]);
  expect(parseExposition(body)).toMatchObject({ isAccepted: false, refusal: { code, line } });
});

test.each<[body: string, code: string, line: number, marked: string]>([
  ["# type m gauge\nm 1\n", "keyword-in-lower-case", 1, "# type"],
  ["# HELP This is help.\nm 1\n", "help-without-name", 1, "This"],
  ["# TYPE m counter\nm_total 1\n", "type-without-samples", 1, "counter"],
  ["m_total 1\n", "untyped-total", 1, "m_total"],
  ['m{job="b"} 1\n', "label-overwritten-by-url", 1, 'job="b"'],
  ['m{x=""} 1\n', "empty-label-value", 1, 'x=""'],
  ["# HELP m help\r\nm 1\n", "carriage-return-in-help", 1, "\r"],
  ["m-1\n", "value-touches-name", 1, "m-1"],
  ["push_time_seconds 1\n", "overwritten-by-gateway", 1, "push_time_seconds"],
  ["# TYPE m gauge_histogram\nm 1\n", "type-not-exposed", 1, "gauge_histogram"],
])("%j is accepted, with a remark: %s in line %i, %j", (body, code, line, marked) => {
  expect(told(body, { job: "a" })).toContainEqual([code, line, marked]);
  expect(parseExposition(body, { job: "a" })).toMatchObject({ isAccepted: true, refusal: null });
});

test.each([
  "",
  "\n \n\t",
  "# HELP m Some help.\n# TYPE m gauge\nm{} 1\n",
  '#TYPE m COUNTER\nm{a="b",} 1\n',
  '\tm { a = "}\\"\\\\\\n" , b="é" }+Inf\n',
  '# TYPE m summary\nm{quantile="0.5"} 1\nm_sum 2\nm_count 3\n',
  'm{job="a"} 1\n',
])("%j is accepted without a remark", (body) => {
  expect(parseExposition(body, { job: "a" })).toMatchObject({ isAccepted: true, problems: [] });
});

test("later lines are looked at too, and the gateway names the first that it cannot read", () => {
  const body = "m 1\nm 2\n# TYPE x y\na b\nc 1 5\n";
  expect(told(body).map(([code, line]) => [code, line])).toEqual([
    ["duplicate-sample", 2],
    ["unknown-type", 3],
    ["bad-value", 4],
    ["timestamp-not-allowed", 5],
  ]);
  expect(parseExposition(body).refusal).toMatchObject({ code: "unknown-type", line: 3 });
});

test("CRLF is told once", () => {
  expect(told("# TYPE m gauge\r\nm 1\r\nx 2\r\n")).toHaveLength(1);
});

test("every message is a sentence", () => {
  const body = 'm 1,5\n# TYPE m\nm{a=b} 1\nx{job="b"} 1\n# type a b\nm_total-1\n$ x\nm 1 2';
  const { problems } = parseExposition(body, { job: "a" });
  expect(problems.length).toBeGreaterThan(5);
  for (const { message } of problems) expect(message).toMatch(/^\S.*\.$/);
});

test("bytes that are no UTF-8 are refused in a label value, and taken in a help text", () => {
  const bytes = (text: string) => Buffer.from(text, "latin1");
  expect(parseExposition(bytes('m{a="\xff"} 1\n')).refusal?.code).toBe("bad-label-syntax");
  expect(parseExposition(bytes("# HELP m \xff\nm 1\n")).isAccepted).toBe(true);
  expect(parseExposition('m{a="\ufffd\ud800"} 1\n').isAccepted).toBe(true);
});
