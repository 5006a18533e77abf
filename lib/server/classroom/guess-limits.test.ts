import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createGuessLimits, type GuessLimits } from "./guess-limits";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** What a wrong try gets: null where it is simply wrong, else the seconds to wait. */
function guess(limits: GuessLimits, address: string): number | null {
  const begun = limits.begin(address);
  const ended = begun.ok ? begun.value.wrong() : begun;
  return ended.ok ? null : ended.error.retryAfterSeconds;
}

function succeeds(limits: GuessLimits, address: string): boolean {
  const begun = limits.begin(address);
  if (begun.ok) begun.value.right();
  return begun.ok;
}

it("lets an address be wrong ten times in five minutes, and says when there is room again", () => {
  const limits = createGuessLimits();
  for (let n = 0; n < 10; n += 1) {
    expect(guess(limits, "10.0.0.1")).toBeNull();
    wait(1000);
  }
  expect(guess(limits, "10.0.0.1")).toBe(290);
  expect(succeeds(limits, "10.0.0.1")).toBe(false);
  expect(succeeds(limits, "10.0.0.2")).toBe(true);
  wait(290_000);
  expect(guess(limits, "10.0.0.1")).toBeNull();
  expect(guess(limits, "10.0.0.1")).toBe(1);
});

it("counts no right ones", () => {
  const limits = createGuessLimits();
  for (let n = 0; n < 50; n += 1) expect(succeeds(limits, "10.0.0.1")).toBe(true);
  expect(guess(limits, "10.0.0.1")).toBeNull();
});

it("takes the right one from a quiet address however many are wrong elsewhere", () => {
  const limits = createGuessLimits();
  for (let n = 0; n < 100; n += 1) expect(guess(limits, `10.0.0.${n}`)).toBeNull();
  expect(guess(limits, "10.0.1.1")).toBe(300);
  expect(succeeds(limits, "10.0.1.1")).toBe(false);
  expect(succeeds(limits, "10.0.1.2")).toBe(true);
  expect(succeeds(limits, "10.0.1.2")).toBe(true);
});

it("counts those that are still being looked at, so that many at once are no way around", () => {
  const limits = createGuessLimits();
  const begun = Array.from({ length: 30 }, () => limits.begin("10.0.0.1"));
  expect(begun.filter(({ ok }) => ok)).toHaveLength(10);
});
