import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createJoinLimits } from "./join-limits";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());
const waitMs = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** How many of `tries` joins are let in. */
function count(limits: ReturnType<typeof createJoinLimits>, address: string, tries: number) {
  return Array.from({ length: tries }, () => limits.admit(address)).filter(({ ok }) => ok).length;
}

it("lets a class of 200 join from one address, and a flood no further than the burst", () => {
  const limits = createJoinLimits({ burst: 250, perSecond: 5 });
  expect(count(limits, "class", 200)).toBe(200);
  expect(count(limits, "class", 5000)).toBe(50);
  waitMs(1000);
  expect(count(limits, "class", 100)).toBe(5);
  waitMs(3_600_000);
  expect(count(limits, "class", 5000)).toBe(250);
});

it("says when the next one may join", () => {
  const limits = createJoinLimits({ burst: 1, perSecond: 0.1 });
  expect(limits.admit("a").ok).toBe(true);
  expect(limits.admit("a")).toEqual({
    ok: false,
    error: { kind: "too-many-joins", retryAfterSeconds: 10 },
  });
  waitMs(9000);
  expect(limits.admit("a")).toMatchObject({ error: { retryAfterSeconds: 1 } });
  waitMs(1000);
  expect(limits.admit("a").ok).toBe(true);
});

it("limits one address without the others, and all of them together", () => {
  const limits = createJoinLimits({ burst: 10, perSecond: 1 });
  expect(count(limits, "a", 100)).toBe(10);
  expect(count(limits, "b", 100)).toBe(10);
  const others = Array.from({ length: 50 }, (_, n) => count(limits, `other ${n}`, 1));
  expect(others.reduce((sum, each) => sum + each, 0)).toBe(20);
  waitMs(1000);
  expect(count(limits, "last", 100)).toBe(4);
});

it("counts no join that it refused", () => {
  const limits = createJoinLimits({ burst: 2, perSecond: 1 });
  count(limits, "a", 1000);
  waitMs(1000);
  expect(count(limits, "a", 10)).toBe(1);
});

it("is not confused by a clock that goes back", () => {
  const limits = createJoinLimits({ burst: 2, perSecond: 1 });
  count(limits, "a", 2);
  waitMs(-60_000);
  expect(count(limits, "a", 10)).toBe(0);
  waitMs(1000);
  expect(count(limits, "a", 10)).toBe(1);
});
