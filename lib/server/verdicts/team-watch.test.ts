import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Seen, Target } from "@/lib/domain/observation";
import { watchTeam } from "./team-watch";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const down: Seen<Target | null> = {
  ok: false,
  error: { kind: "prometheus-unreachable", message: "refused" },
};

/** A target that is scraped each 2 s from now on, and counts of what the watch did. */
function watch(isUnsettled = false) {
  const beganMs = Date.now();
  const counts = { looks: 0, rounds: 0, errors: 0 };
  const state: { answer: Seen<Target | null> | "scraped" | null } = { answer: "scraped" };
  const scraped = (): Seen<Target | null> => {
    const lastScrapeAtMs = beganMs + Math.floor((Date.now() - beganMs) / 2000) * 2000;
    const value: Target = {
      ...{ health: "up", lastScrapeAtMs, lastScrapeDurationMs: 3 },
      ...{ lastError: null, scrapeIntervalMs: 2000 },
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
    onError: () => {
      counts.errors += 1;
    },
  });
  return { counts, state, watched };
}

test("one look and one round a scrape", async () => {
  const { counts, watched } = watch();
  await vi.advanceTimersByTimeAsync(9900);
  expect(counts).toEqual({ looks: 5, rounds: 5, errors: 0 });
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
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(errors).toHaveLength(1);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(600);
  expect(looks).toBe(2);
  watched.stop();
});
