import { expect, it } from "vitest";
import { createStartTimes, startTimeIn } from "./start-times";

const base = "http://pushgateway.ada:9091";

it("a gateway that is started anew is one, however often", () => {
  const areSeveral = createStartTimes(() => 0);
  expect([1, 1, 2, 2, 3].map((atMs) => areSeveral(base, atMs))).not.toContain(true);
});

it("an older one behind a newer one is another, until it has not answered for a while", () => {
  let nowMs = 1000;
  const areSeveral = createStartTimes(() => nowMs);
  expect([1, 2, 1, 2].map((atMs) => areSeveral(base, atMs))).toEqual([false, false, true, true]);
  expect(areSeveral("http://pushgateway.bob:9091", 1)).toBe(false);
  nowMs += 15_001;
  expect(areSeveral(base, 2)).toBe(false);
});

it("reads when a gateway says that it started", () => {
  const said = '{"data":{"flags":{},"start_time":"2026-11-25T11:59:49.5Z"},"status":"success"}';
  expect(startTimeIn(Buffer.from(said))).toBe(Date.parse("2026-11-25T11:59:49.5Z"));
  expect(startTimeIn(Buffer.from('{"start_time":"soon"}'))).toBeNull();
  expect(startTimeIn(Buffer.from(""))).toBeNull();
});
