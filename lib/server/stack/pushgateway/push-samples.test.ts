import { expect, test } from "vitest";
import { countLabels, countPushed, pushedNames } from "./push-samples";

const text = '# TYPE m counter\nm{a="#"} 1\n\n  \t\n n 2\r\n # HELP n\nlast 3';
const contentType =
  "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
// One delimited MetricFamily: name "m", type gauge, one metric with the value 3.
const protobuf = Buffer.from("120a016d1801220b1209090000000000000840", "hex");

test("counts the lines that are no comments, and what the gateway adds to a group", () => {
  expect(countPushed({ body: Buffer.from(text) })).toBe(3 + 2);
  expect(countPushed({ body: Buffer.alloc(0) })).toBe(2);
});

test("counts the series of protobuf, and reckons with what snappy may unpack", () => {
  expect(countPushed({ contentType, body: protobuf })).toBe(1 + 2);
  expect(countPushed({ contentEncoding: "snappy", body: Buffer.alloc(4000) })).toBeGreaterThan(
    2000,
  );
});

test("counts the labels, wherever blanks stand, and one more for a value that ends in an equals sign", () => {
  const labels = '# HELP m a=b\nm{a="1",b = "2", c=\t"=x"} 1\nn{a="=="} 2';
  expect(countLabels({ body: Buffer.from(labels) })).toBe(5);
  expect(countLabels({ body: Buffer.alloc(1000, "=") })).toBe(0);
  expect(countLabels({ contentType, body: protobuf })).toBe(0);
  const packed = { contentEncoding: "snappy", body: Buffer.alloc(4000) };
  expect(countLabels(packed)).toBeGreaterThan(2000);
});

test("tells the names", () => {
  expect(pushedNames({ body: Buffer.from(text) })).toEqual(new Set(["m", "n", "last"]));
  expect(pushedNames({ contentType, body: protobuf })).toEqual(new Set(["m"]));
  expect(pushedNames({ contentEncoding: "snappy", body: Buffer.alloc(9) })).toBeNull();
});
