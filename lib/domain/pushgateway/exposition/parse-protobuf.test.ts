import { expect, test } from "vitest";
import { isProtobuf, parseProtobuf } from "./parse-protobuf";
import { delimited, field, gauge, protobufType } from "./testing/write-protobuf";

const name = field(1, [109]);
const one = [9, 0, 0, 0, 0, 0, 0, 240, 63];

test.each([
  ["COUNTER", 0, field(3, one)],
  ["GAUGE", 1, field(2, one)],
  // A sum is the second field of a summary and of a histogram, whose count comes before.
  ["SUMMARY", 2, field(4, [8, 3, 17, ...one.slice(1)])],
  ["UNTYPED", 3, field(5, one)],
  ["HISTOGRAM", 4, field(7, [8, 3, 17, ...one.slice(1)])],
  ["UNTYPED", 5, field(7, [8, 3, 17, ...one.slice(1)])],
])("%s, type %d, with its value or sum", (type, number, measured) => {
  const body = delimited([...name, 24, number, ...field(4, measured)]);
  expect(parseProtobuf(body)).toEqual([{ name: "m", type, series: [{ labels: {}, value: "1" }] }]);
});

test("a family without a type is a counter, and fields that are not known are passed over", () => {
  const unknown = [...field(5, [115]), 77, 0, 0, 0, 0, 81, 0, 0, 0, 0, 0, 0, 0, 0, 88, 200, 1];
  expect(parseProtobuf(delimited([...unknown, ...name]))).toEqual([
    { name: "m", type: "COUNTER", series: [] },
  ]);
});

test("a body is its families, one after the other", () => {
  const body = delimited(gauge("a".repeat(200), -0.5, { b: "ü" }), gauge("c", Number.NaN));
  expect(parseProtobuf(body).map(({ series }) => series)).toEqual([
    [{ labels: { b: "ü" }, value: "-0.5" }],
    [{ labels: {}, value: "NaN" }],
  ]);
  expect(parseProtobuf(new Uint8Array())).toEqual([]);
});

test("whatever the bytes are, reading them ends", () => {
  const whole = delimited(gauge("m", 1, { a: "b" }), gauge("n", 2));
  for (let end = 0; end < whole.length; end++) parseProtobuf(whole.subarray(0, end));
  for (const byte of [0, 11, 127, 128, 255]) parseProtobuf(new Uint8Array(2000).fill(byte));
});

test.each([
  [protobufType, true],
  [
    'Application/VND.google.protobuf;encoding="delimited";proto="io.prometheus.client.MetricFamily"',
    true,
  ],
  ["application/vnd.google.protobuf", false],
  [
    "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=text",
    false,
  ],
  ["text/plain; version=0.0.4", false],
  [undefined, false],
])("%s is protobuf: %s", (contentType, expected) => {
  expect(isProtobuf(contentType)).toBe(expected);
});
