import { expect, test } from "vitest";
import { readExchange } from "@/lib/domain/pushgateway/read-exchange";
import recorded from "@/lib/domain/pushgateway/testing/recorded/pushgateway-1-5-1.json";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import { diagnoseRefusal } from "./refusal";

const codes: Record<string, DiagnosisCode> = {
  "body: no trailing newline": "no-final-newline",
  "body: CRLF": "crlf-line-endings",
  "body: CRLF after TYPE": "crlf-line-endings",
  "body: timestamp": "timestamp-not-allowed",
  "body: unknown type": "unknown-type",
  "body: TYPE after sample": "type-after-sample",
  "body: second TYPE": "duplicate-type",
  "body: second HELP": "duplicate-help",
  "body: dash in name (TYPE)": "bad-metric-name",
  "body: dash in name": "bad-metric-name",
  "body: digit first": "bad-metric-name",
  "body: utf8 metric name": "bad-metric-name",
  "body: decimal comma": "bad-value",
  "body: not a number": "bad-value",
  "body: hex value": "bad-value",
  "body: bad le": "bad-value",
  "body: unquoted label value": "bad-label-syntax",
  "body: single quotes": "bad-label-syntax",
  "body: missing closing brace": "bad-label-syntax",
  "body: dash in label": "bad-label-syntax",
  "body: bad escape": "bad-label-syntax",
  "body: trailing comment": "timestamp-not-allowed",
  "body: duplicate sample": "duplicate-sample",
  "body: prompt pasted": "not-exposition",
  "body: heredoc EOF pasted": "not-exposition",
  "url: /metrics": "job-missing",
  "url: /metrics/job": "job-missing",
  "url: /metrics/job/": "job-missing",
  "url: /metrics/job//": "path-redirected",
  "url: /metrics/jobs/foo": "job-missing",
  "url: /metrics/job/foo/instance": "odd-path",
  "url: /metrics/job@base64/=": "job-missing",
  "url: /metrics/job/foo/path//var/tmp": "path-redirected",
  "url: /metrics/job/foo/instance/../x": "path-redirected",
  "method: PATCH": "wrong-method",
  "duplicate across groups": "duplicate-sample",
  "poison: trailing /instance/ next to {job} group": "gateway-poisoned",
  "gzip header, plain body": "bad-encoding",
  "protobuf content-type, text body": "bad-encoding",
};

const exchanges = recorded.cases.flatMap(({ name, steps }) =>
  steps.map(({ method, path, body, bodyEncoding, status, response }) => ({
    name,
    exchange: {
      method,
      path,
      headers: {},
      body: Buffer.from(body ?? "", bodyEncoding === "base64" ? "base64" : "utf8"),
      status,
      answer: response,
    },
  })),
);
const refused = exchanges.filter(
  ({ exchange: { status, method } }) => status >= 300 && method !== "GET" && method !== "HEAD",
);

test("every recorded refusal has an expected code, and every code a refusal", () => {
  expect([...new Set(refused.map(({ name }) => name))].sort()).toEqual(Object.keys(codes).sort());
});

test.each(refused.map(({ name, exchange }) => [name, exchange] as const))(
  "%s",
  (name, exchange) => {
    const { effect, refusal } = readExchange(exchange);
    expect(effect).toEqual({ kind: "none" });
    expect(refusal).toMatchObject({ code: codes[name] });
    expect(refusal?.observed).toContain(String(exchange.status));
    expect(refusal?.observed).toContain(exchange.answer.trim().slice(0, 500));
  },
);

test("no other recorded exchange is a refusal", () => {
  for (const { exchange } of exchanges.filter((each) => !refused.includes(each))) {
    expect(readExchange(exchange).refusal).toBeNull();
  }
});

const parsing = (line: number, sentence: string) =>
  `text format parsing error in line ${line}: ${sentence}\n`;

/** Sent to a Pushgateway 1.5.1, beyond what is on record. */
const more: [code: DiagnosisCode, body: string, status: number, answer: string, path?: string][] = [
  ["timestamp-not-allowed", "m 1 \n", 400, parsing(1, 'expected integer as timestamp, got ""')],
  ["crlf-line-endings", "\r\nm 1\r\n", 400, parsing(1, "invalid metric name")],
  ["not-exposition", '{"m":1}\n', 400, parsing(1, "invalid metric name")],
  ["not-exposition", '"m" 1\n', 400, parsing(1, "invalid metric name")],
  ["request-in-body", "echo 'm 1'\n", 400, parsing(1, 'expected float as value, got "\'m"')],
  ["bad-metric-name", "\ufeffm 1\n", 400, parsing(1, "invalid metric name")],
  ["bad-value", "m\n", 400, parsing(1, 'expected float as value, got ""')],
  ["bad-value", "m 1_000\n", 400, parsing(1, 'expected float as value, got "1_000"')],
  ["bad-label-syntax", 'm{__name__="x"} 1\n', 400, parsing(1, 'label name "__name__" is reserved')],
  [
    "duplicate-label",
    'm{a="1",a="2"} 1\n',
    400,
    parsing(1, 'duplicate label names for metric "m"'),
  ],
  [
    "duplicate-type",
    "# TYPE m counter\n# TYPE m gauge\nm 1\n",
    400,
    parsing(2, 'second TYPE line for metric name "m", or TYPE reported after samples'),
  ],
  [
    "type-after-sample",
    "m 1\n# TYPE m counter\n# TYPE m counter\n",
    400,
    parsing(2, 'second TYPE line for metric name "m", or TYPE reported after samples'),
  ],
  ["timestamp-not-allowed", "m 1 2 \n", 400, parsing(1, 'spurious string after timestamp: " "')],
  [
    "type-conflict",
    "m_sum 1\n# TYPE m summary\nm 1\n",
    400,
    'pushed metrics are invalid or inconsistent with existing metrics: collected metric named "m_sum" collides with previously collected summary named "m"',
  ],
  ["unknown-type", "# TYPE m counter x\n", 400, parsing(1, 'unknown metric type "counter x"')],
  [
    "type-conflict",
    "# TYPE go_goroutines counter\ngo_goroutines 1\n",
    400,
    "pushed metrics are invalid or inconsistent with existing metrics: gathered metric family go_goroutines has type COUNTER but should have GAUGE",
  ],
  [
    "type-conflict",
    "m 1\n",
    400,
    'pushed metrics are invalid or inconsistent with existing metrics: collected metric "m" { label:<name:"job" value:"a" > untyped:<value:1 > } is not a COUNTER',
  ],
  [
    "bad-label-name",
    'm{__x="1"} 1\n',
    400,
    'pushed metrics are invalid or inconsistent with existing metrics: collected metric "m" { label:<name:"__x" value:"1" > } has a label with an invalid name: __x',
  ],
  ["bad-label-name", "m 1\n", 400, 'improper label name "a-b"\n', "/metrics/job/a/a-b/c"],
  [
    "bad-base64",
    "m 1\n",
    400,
    'invalid base64 encoding in job name "": illegal base64 data at input byte 0\n',
    "/metrics/job@base64/!!",
  ],
  ["odd-path", "m 1\n", 400, "400 Bad Request", "/metrics/job/a%zz"],
  ["path-redirected", "m 1\n", 301, "", "/metrics/job/a/b/%2E%2E"],
  ["too-large", "m 1\n", 413, ""],
  ["other-rejection", "m 1\n", 500, "write queue is full"],
];

test.each(more)("%s: %j answered %d %s", (code, body, status, answer, path = "/metrics/job/a") => {
  const bytes = new TextEncoder().encode(body);
  const sent = { method: "POST", path, headers: {}, body: bytes, status, answer };
  const { message, params, ...told } = diagnoseRefusal(sent);
  expect(told.code).toBe(code);
  expect(params).toMatchObject({ status });
  expect(message).toMatch(/\.$/);
});

test("a method in small letters is told to be written in capitals", () => {
  const sent = { path: "/metrics/job/a", headers: {}, body: new Uint8Array(), status: 405 };
  const messageOf = (method: string) => diagnoseRefusal({ ...sent, method, answer: "" }).message;
  expect(messageOf("delete")).toContain("in capital letters");
  expect(messageOf("PATCH")).not.toContain("in capital letters");
});

test("the line that the gateway names is told", () => {
  const body = new TextEncoder().encode("a 1\nb x\n");
  const answer = parsing(2, 'expected float as value, got "x"');
  const sent = { method: "PUT", path: "/metrics/job/a", headers: {}, body, status: 400, answer };
  expect(diagnoseRefusal(sent).params).toMatchObject({ line: 2, text: "b x" });
});

const refusedWith = (text: string, answer: string, path = "/metrics/job/a") => {
  const body = new TextEncoder().encode(text);
  return diagnoseRefusal({ method: "PUT", path, headers: {}, body, status: 400, answer });
};

test.each<[string, string, object]>([
  [
    "a 1\nb four\n",
    parsing(2, 'expected float as value, got "four"'),
    { line: 2, startColumn: 3, endColumn: 7, text: "b four" },
  ],
  ["m 1", parsing(1, "unexpected end of input stream"), { line: 1, text: "m 1" }],
  [
    "m 1 17\n",
    "pushed metrics are invalid or inconsistent with existing metrics: pushed metrics must not have timestamps",
    { line: 1, startColumn: 5, endColumn: 7 },
  ],
  [
    "a 1\nm 1\nm 1\n",
    'pushed metrics are invalid or inconsistent with existing metrics: collected metric "m" { label:<> } was collected before with the same name and label values',
    { line: 3, metric: "m" },
  ],
  [
    "# TYPE m gauge\nm 1\n",
    'pushed metrics are invalid or inconsistent with existing metrics: collected metric "m" { label:<> } is not a COUNTER',
    { line: 2, startColumn: 1, endColumn: 2, metric: "m", type: "gauge" },
  ],
])("%j is marked where it is wrong", (text, answer, params) => {
  expect(refusedWith(text, answer).params).toMatchObject(params);
});

test("a refusal of the path has no place in the body", () => {
  const { params, alsoWrong } = refusedWith(
    "m 1\n",
    'improper label name "a-b"',
    "/metrics/job/a/a-b/c",
  );
  expect(params).not.toHaveProperty("line");
  expect(alsoWrong).toEqual([]);
});

test("what else is wrong in the body is listed once for each reason, with its place", () => {
  const answer = parsing(1, "invalid metric name");
  const { code, message, alsoWrong } = refusedWith("9 1\nm x\nn y\no 1", answer);
  expect(code).toBe("bad-metric-name");
  expect(message).toMatch(/^Line 1: /);
  expect(alsoWrong?.map((each) => [each.code, each.params.line])).toEqual([
    ["bad-value", 2],
    ["no-final-newline", 4],
  ]);
});

test("a poisoned gateway is told from the push that meets it, empty or no UTF-8", () => {
  const answer = (what: string) =>
    `pushed metrics are invalid or inconsistent with existing metrics: 2 error(s) occurred:\n* collected metric "push_time_seconds" { … } ${what}`;
  for (const what of [
    "was collected before with the same name and label values",
    'has a label named "instance" whose value is not utf8: "\\xff"',
  ]) {
    expect(refusedWith("m 1\n", answer(what)).code).toBe("gateway-poisoned");
  }
});

test.each([
  ["gzip", "1f8b0800", parsing(1, "invalid metric name")],
  ["UTF-16", "fffe4d002000", parsing(1, "invalid metric name")],
  ["UTF-16", "feff004d0020", parsing(1, "invalid metric name")],
  ["UTF-16", "4d00200034000a00", parsing(1, 'expected float as value, got "\\x00"')],
  ["UTF-16", "004d00200034000a", parsing(1, "invalid metric name")],
])("bytes that are no UTF-8 text are told as what they are: %s, %s", (what, hex, answer) => {
  const body = Buffer.from(hex, "hex");
  const sent = { method: "PUT", path: "/metrics/job/a", headers: {}, body, status: 400, answer };
  const { code, message, alsoWrong } = diagnoseRefusal(sent);
  expect([code, alsoWrong]).toEqual(["bad-encoding", []]);
  expect(message).toContain(what);
});

test("a refusal quotes no more than can be read, and no stand-in for a byte", () => {
  const long = "é".repeat(100_000);
  const refusal = refusedWith(`${long} 4\nm ${long}\n`, parsing(1, "invalid metric name"));
  expect(JSON.stringify(refusal).length).toBeLessThan(3000);
  const body = Buffer.from("636166e920340a", "hex");
  const answer = parsing(1, 'expected float as value, got "\\xe9"');
  const sent = { method: "PUT", path: "/metrics/job/a", headers: {}, body, status: 400, answer };
  expect(diagnoseRefusal(sent)).toMatchObject({
    code: "bad-metric-name",
    message: expect.stringContaining('"caf\ufffd" is not a metric name: it has a byte that is not'),
  });
});
