import { describe, expect, it } from "vitest";
import { readClock, serverNowMs, unknownClock } from "./server-clock";

const at = (ms: number) => new Date(ms).toISOString();

describe("server clock", () => {
  it("is the browser's while nothing is known", () => {
    expect(serverNowMs(unknownClock, 5000)).toBe(5000);
  });

  it("trusts the sample that travelled shortest", () => {
    const slow = readClock(unknownClock, at(10_000), 4900);
    const quick = readClock(slow, at(11_000), 5010);
    const slower = readClock(quick, at(12_000), 7000);
    expect(serverNowMs(slower, 8000)).toBe(8000 + 5990);
  });

  it("forgets old samples, so that a browser's corrected clock is followed", () => {
    let clock = readClock(unknownClock, at(100_000), 0);
    for (let i = 0; i < 12; i += 1) clock = readClock(clock, at(1000 + i), 1000 + i);
    expect(serverNowMs(clock, 2000)).toBe(2000);
  });

  it("ignores a time that is none", () => {
    expect(readClock(unknownClock, "soon", 1)).toBe(unknownClock);
  });
});
