import { expect, it } from "vitest";
import { breakLongWords } from "./break-long-words";

it("lets an address that is longer than a line break after its slashes", () => {
  expect(breakLongWords("curl 'http://pushgateway.ada:9091/metrics/job/a' -X PUT\n")).toEqual([
    "curl 'http://pushgateway.ada:9091/",
    "metrics/",
    "job/",
    "a' -X PUT\n",
  ]);
});

it.each(["curl -X PUT http://a:9091/metrics", "a, b, c, d, e, f, g, h, i, j, k, l, m, n", ""])(
  "leaves %j whole",
  (text) => {
    expect(breakLongWords(text)).toEqual([text]);
  },
);
