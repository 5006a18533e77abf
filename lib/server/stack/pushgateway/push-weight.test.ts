import { expect, test } from "vitest";
import { pushWeight } from "./push-weight";

const path = "/metrics/job/a";

test("counts the path's labels once for every line", () => {
  const body = Buffer.from("a 1\nb 2\n");
  expect(pushWeight({ path, body })).toBe(8 + 3 * path.length);
});

test("does not rely on newlines in protobuf", () => {
  const contentType =
    "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
  expect(pushWeight({ path, contentType, body: Buffer.alloc(80) })).toBe(80 + 11 * path.length);
});

test("reckons with what snappy may unpack", () => {
  const body = Buffer.alloc(100);
  expect(pushWeight({ path, contentEncoding: "snappy", body })).toBeGreaterThan(2100);
});
