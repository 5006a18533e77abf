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

it("lets a host or a name that is longer than a line break between its words, and no word within", () => {
  const host = "http://pushgateway.ada-lovelace-monitoring:9091/";
  expect(breakLongWords(`${host}metrics`)).toEqual([
    "http://pushgateway.",
    "ada-",
    "lovelace-",
    "monitoring:",
    "9091/",
    "metrics",
  ]);
  expect(breakLongWords("prometheus_training_labs_completed_total 4\n")).toEqual([
    "prometheus_",
    "training_",
    "labs_",
    "completed_",
    "total 4\n",
  ]);
});

it.each(["curl -X PUT http://a:9091/metrics", "a, b, c, d, e, f, g, h, i, j, k, l, m, n", ""])(
  "leaves %j whole",
  (text) => {
    expect(breakLongWords(text)).toEqual([text]);
  },
);
