import { expect, test } from "vitest";
import { parseExposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import {
  delimited,
  gauge,
  protobufType,
} from "@/lib/domain/pushgateway/exposition/testing/write-protobuf";
import { diagnoseRefusal } from "./refusal";

const parsing = (line: number, sentence: string) =>
  `text format parsing error in line ${line}: ${sentence}\n`;

const refusedWith = (text: string, answer: string, path = "/metrics/job/a") => {
  const body = new TextEncoder().encode(text);
  return diagnoseRefusal({ method: "PUT", path, headers: {}, body, status: 400, answer });
};

test.each([
  ["a 1\n4GB 1\n", 'Line 2: A metric name is expected here, and "4GB" is not one.'],
  ["m 4GB\n", '"4GB" is not a number: a value has no unit.'],
  ["m 8,5\n", '"8,5" is not a number: it may not hold a comma.'],
  ["a 1\nm 12n 5\n", 'Line 2: "12n" is not a number: after 12 a newline is missing.'],
  ['m-a{b="c"} 1\n', '"m-a" is not a metric name: it has a "-".'],
  ['{job="a"} 1\n', "The name of the metric is missing"],
  ["a 1\nEOF\n", "Line 2 is not a metric: EOF"],
  ["{\n", "This line is JSON."],
  ["TYPE m counter\n", "A TYPE line begins with #."],
  ["# TYPE counter m\nm 1\n", "Line 1: After TYPE comes the metric's name first"],
  ["m\u00a042\n", "There is an invisible character (U+00A0)"],
  ["\ufeffm 42\n", "There is an invisible character (U+FEFF)"],
  ["m\u200b 42\n", "There is an invisible character (U+200B)"],
  ['m "42"\n', "without quotes"],
  ["m = 42\n", "no =."],
  ["m 1e999\n", "too large"],
  ["m{a=“b”} 1\n", "straight double quotes"],
  ["a 1\r\n", "The line ends in CRLF"],
  ["a 1\r\nb 1\r\n", "The lines end in CRLF"],
  ["b 1\na 1\r\n", "Line 2 ends in CRLF"],
])("%j is told exactly", (text, told) => {
  const { refusal } = parseExposition(text);
  const said = {
    "bad-metric-name": "invalid metric name",
    "not-exposition": "invalid metric name",
    "unknown-type": "unknown metric type",
    "bad-label-syntax": "expected '\"' at start of label value",
  };
  const { code = "bad-value", line = 0 } = refusal ?? {};
  const answer = Object.entries(said).find(([of]) => of === code)?.[1];
  const { message } = refusedWith(
    text,
    parsing(line, answer ?? 'expected float as value, got "\\r"'),
  );
  expect(message).toContain(told);
});

test("what follows from pasting a command is not told besides", () => {
  const { alsoWrong } = refusedWith("{\n}\n9 1\n", parsing(1, "invalid metric name"));
  expect(alsoWrong).toEqual([]);
});

test("lines that curl has joined", () => {
  const joined = [
    ["a_total 120b_seconds 8.5", 'expected float as value, got "120b_seconds"'],
    ["# TYPE m counterm 4", "unexpected end of input stream"],
  ] as const;
  for (const [text, answer] of joined) {
    expect(refusedWith(text, parsing(1, answer)).message).toContain("`curl -d`");
  }
  const answer = parsing(1, "unexpected end of input stream");
  expect(refusedWith("m 4", answer).message).not.toContain("curl");
});

test.each([
  ["/metrics/job@base64/a!", "it has a `!`"],
  ["/metrics/job@base64/a", "cannot have this length"],
])("%s is no base64", (path, told) => {
  expect(refusedWith("m 1\n", "invalid base64 encoding in job name", path).message).toContain(told);
});

test("an empty job in base64", () => {
  const path = "/metrics/job@base64/=/a/b";
  expect(refusedWith("m 1\n", "job name is required", path).message).toContain("is empty");
});

const redirectedTo = (path: string) =>
  diagnoseRefusal({
    method: "POST",
    path,
    headers: {},
    body: new TextEncoder().encode("m 1\n"),
    status: 307,
    answer: "",
  });

test.each([
  ["/metrics/Job/a", "`Job` has to be in lower case"],
  ["/metrics/JOB@base64/Zg", "`JOB@base64` has to be in lower case"],
])("a redirect because of upper case: %s", (path, told) => {
  const { code, message } = redirectedTo(path);
  expect(code).toBe("path-redirected");
  expect(message).toContain(told);
  expect(message).not.toContain("slashes");
});

test.each([
  [
    "/pushgateway/metrics/job/a",
    "begins with `/pushgateway`. A group's path begins with `/metrics`",
  ],
  ["/Metrics/job/a", "begins with `/Metrics`"],
  ["/", "begins with `/`"],
  ["//metrics/job/a", "begins with `//metrics`"],
  ["/metricsx", "begins with `/metricsx`"],
  ["http://gateway:9091/metrics/job/a", "is a whole address"],
])("a path outside /metrics: %s", (path, told) => {
  const { code, message } = diagnoseRefusal({
    ...{ method: "POST", path, headers: {}, body: new Uint8Array(), status: 404, answer: "" },
  });
  expect(code).toBe("outside-metrics");
  expect(message).toContain(told);
});

test.each([
  ["/metrics/job/a/instance/b/", /^The path ends with one slash too many[^`]*$/],
  ["/metrics/job/a/instance/b%2F", /^The path ends with one slash too many.*`%2F` is a slash/],
  ["/metrics/job/a/instance", /The value of `instance` is missing/],
])("an odd path: %s", (path, told) => {
  const answer = "odd number of components in label string";
  for (const method of ["PUT", "DELETE"]) {
    const body = new Uint8Array();
    const sent = { method, path, headers: {}, body, status: 400, answer };
    expect(diagnoseRefusal(sent).message).toMatch(told);
  }
});

test("a label without a name in the path", () => {
  const { message } = refusedWith("m 1\n", 'improper label name ""', "/metrics/job/a/@base64/Zg");
  expect(message).toBe("In the path, the name of a label is missing before `@base64`.");
});

test.each([
  [
    "undelimited",
    true,
    "proto: io_prometheus_client.MetricFamily: illegal tag 0 (wire type 1)",
    /not delimited/,
  ],
  ["undelimited", false, parsing(2, "invalid metric name"), /does not say so to the letter/],
  ["delimited", false, parsing(1, "invalid metric name"), /does not say so to the letter/],
])("protobuf, %s, with the header for it: %s", (form, isSaid, answer, told) => {
  const family = gauge("m", 4);
  const body = form === "delimited" ? delimited(family) : Uint8Array.from(family);
  const headers = isSaid ? { contentType: protobufType } : {};
  const sent = { method: "PUT", path: "/metrics/job/a", headers, body, status: 400, answer };
  const { code, message, alsoWrong } = diagnoseRefusal(sent);
  expect([code, alsoWrong]).toEqual(["bad-encoding", []]);
  expect(message).toMatch(told);
});

test.each([
  ["789ccb5530e1020003f70149", "zlib"],
  ["28b52ffd04002100006d20340a", "zstd"],
])("a body compressed otherwise: %s", (hex, what) => {
  const body = Buffer.from(hex, "hex");
  const answer = parsing(1, "unexpected end of input stream");
  const sent = { method: "PUT", path: "/metrics/job/a", headers: {}, body, status: 400, answer };
  expect(diagnoseRefusal(sent).message).toContain(`compressed with ${what}`);
});

test("a refused text is quoted as it was written", () => {
  const { message } = refusedWith("m 4\\\n", parsing(1, 'expected float as value, got "4\\\\"'));
  expect(message).toContain('"4\\" is where');
});
