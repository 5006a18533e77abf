import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Seen } from "@/lib/domain/checks/platform-problem";
import type { Target } from "@/lib/domain/prometheus/target";
import { untilLetGo } from "@/lib/server/testing/until-let-go";
import { watchTeam } from "./watch";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const down: Seen<Target | null> = {
  ok: false,
  error: { kind: "prometheus-unreachable", message: "refused" },
};

const own = {
  ...{ labels: { job: "pushgateway" }, others: [] },
  scraping: { honorLabels: true, addedLabels: [] },
};
const never: Target = {
  ...own,
  ...{ health: "unknown", lastScrapeAtMs: null, lastScrapeDurationMs: null },
  ...{ lastError: null, unscrapedJobs: [], scrapeIntervalMs: 60_000 },
};

/** A target that is scraped each interval from now on, and counts of what the watch did. */
function watch(isUnsettled = false, scrapeIntervalMs = 2000) {
  const beganMs = Date.now();
  const counts = { looks: 0, rounds: 0, errors: 0 };
  const state: { answer: Seen<Target | null> | "scraped" | null; isShown: boolean } = {
    answer: "scraped",
    isShown: true,
  };
  const scraped = (): Seen<Target | null> => {
    const lastScrapeAtMs =
      beganMs + Math.floor((Date.now() - beganMs) / scrapeIntervalMs) * scrapeIntervalMs;
    const value: Target = {
      ...own,
      ...{ health: "up", lastScrapeAtMs, lastScrapeDurationMs: 3 },
      ...{ lastError: null, scrapeIntervalMs, unscrapedJobs: [] },
    };
    return { ok: true, value };
  };
  const watched = watchTeam({
    target: async () => {
      counts.looks += 1;
      return state.answer === "scraped" ? scraped() : state.answer;
    },
    round: async () => {
      counts.rounds += 1;
      return isUnsettled;
    },
    isShown: () => state.isShown,
    onError: () => {
      counts.errors += 1;
    },
  });
  return { counts, state, watched };
}

test("keeps nothing of the request that it was begun for", async () => {
  vi.useRealTimers();
  let watched: ReturnType<typeof watch> | undefined;
  await untilLetGo(() => {
    watched = watch();
    return vi.waitUntil(() => (watched?.counts.rounds ?? 0) > 0, { timeout: 100_000 });
  });
  expect(watched?.counts.errors).toBe(0);
  watched?.watched.stop();
});

test("one look and one round a scrape", async () => {
  const { counts, watched } = watch();
  await vi.advanceTimersByTimeAsync(9900);
  expect(counts).toEqual({ looks: 5, rounds: 5, errors: 0 });
  watched.stop();
});

test.each([1, 2, 3])("each scrape is met at once, every %d s, by one timer", async (seconds) => {
  const { counts, watched } = watch(false, seconds * 1000);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(20);
  for (let scrape = 1; scrape <= 20; scrape++) {
    expect(counts).toEqual({ looks: scrape, rounds: scrape, errors: 0 });
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 25);
    expect(counts).toEqual({ looks: scrape, rounds: scrape, errors: 0 });
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(25);
  }
  watched.stop();
});

test.each([5, 10, 15, 30, 60])(
  "every %d s it looks for pushes from outside on the way",
  async (seconds) => {
    const { counts, watched } = watch(false, seconds * 1000);
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    const before = { ...counts };
    expect(before.rounds).toBe(Math.floor(seconds / 2));
    expect(before.looks).toBe(before.rounds);
    await vi.advanceTimersByTimeAsync(20);
    expect(counts.rounds).toBe(before.rounds + 1);
    expect(vi.getTimerCount()).toBe(1);
    watched.stop();
  },
);

test("a target that was never scraped is looked for, and pushes from outside are", async () => {
  const { counts, state, watched } = watch();
  state.answer = { ok: true, value: never };
  await vi.advanceTimersByTimeAsync(21_000);
  expect(counts.rounds).toBeGreaterThanOrEqual(10);
  expect(counts.rounds).toBeLessThanOrEqual(11);
  watched.stop();
});

test("the round after a scrape is told so, with the target that told of it", async () => {
  const told: unknown[] = [];
  const target = {
    ...never,
    health: "up",
    lastScrapeAtMs: Date.now(),
    scrapeIntervalMs: 2000,
  } as const;
  const watched = watchTeam({
    target: async () => ({ ok: true, value: target }),
    round: async (options) => {
      told.push(options);
      return told.length === 1;
    },
    onError: () => undefined,
    isShown: () => true,
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual([
    { target: { ok: true, value: target }, isScrape: true },
    { target: null, isScrape: false },
  ]);
  watched.stop();
});

test("a wake-up is a round at once, and many are few", async () => {
  const { counts, watched } = watch();
  await vi.advanceTimersByTimeAsync(1000);
  for (let i = 0; i < 100; i++) watched.wake();
  await vi.advanceTimersByTimeAsync(500);
  expect(counts.rounds).toBe(3);
  watched.stop();
});

test("of a stream of wake-ups that no page shows, two rounds a second are made", async () => {
  const { counts, state, watched } = watch();
  state.isShown = false;
  for (let ms = 0; ms < 4000; ms += 5) {
    watched.wake();
    await vi.advanceTimersByTimeAsync(5);
  }
  expect(counts.rounds).toBeLessThanOrEqual(9);
  watched.stop();
});

test("what samples on their way may change is judged again, a few times", async () => {
  const { counts, watched } = watch(true);
  await vi.advanceTimersByTimeAsync(1900);
  expect(counts.rounds).toBe(4);
  watched.stop();
});

test("a Prometheus that stops answering is judged once, and looked for slowly", async () => {
  const { counts, state, watched } = watch();
  await vi.advanceTimersByTimeAsync(1000);
  state.answer = down;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(counts.rounds).toBe(2);
  expect(counts.looks).toBeLessThan(25);
  state.answer = "scraped";
  await vi.advanceTimersByTimeAsync(600);
  expect(counts.rounds).toBe(3);
  watched.stop();
});

test("without a sandbox nothing is judged until it is woken", async () => {
  const { counts, state, watched } = watch();
  state.answer = null;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(counts.rounds).toBe(0);
  watched.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(counts.rounds).toBe(1);
  watched.stop();
});

test("after its end nothing happens any more", async () => {
  const { counts, watched } = watch(true);
  await vi.advanceTimersByTimeAsync(5);
  watched.stop();
  watched.wake();
  const before = { ...counts };
  await vi.advanceTimersByTimeAsync(10_000);
  expect(counts).toEqual(before);
});

test("an error is told, and the watch goes on", async () => {
  let isBroken = true;
  const errors: unknown[] = [];
  let looks = 0;
  const watched = watchTeam({
    target: async () => {
      looks += 1;
      if (isBroken) throw new Error("once");
      return null;
    },
    round: async () => false,
    onError: (error) => errors.push(error),
    isShown: () => true,
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(errors).toHaveLength(1);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(600);
  expect(looks).toBe(2);
  watched.stop();
});
