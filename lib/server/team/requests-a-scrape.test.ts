import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { type Check, checkSchema } from "@/lib/domain/checks/check-kinds";
import { openStore } from "@/lib/server/store/testing/open-store";
import { openStubClass } from "./testing/open-stub-class";
import { stubServers } from "./testing/stub-servers";

const scrapeIntervalMs = 2000;
const scrapes = 100;

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => vi.useRealTimers());

/** Turns the clock to the end of the nth scrape and a little further, letting all that waits go on. */
const turn = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function openPage(
  lateMs: (n: number) => number,
  answers: readonly string[],
  { areOperators, check }: { areOperators?: boolean; check?: Check } = {},
) {
  const store = await openStore();
  const serversOf = () => stubServers({ scrapeIntervalMs, lateMs });
  const fixture = openStubClass({
    store,
    scrapeIntervalMs,
    steps: 40,
    serversOf,
    areOperators,
    check,
  });
  onTestFinished(fixture.close);
  const ada = await store.learners.add("Ada");
  for (const [i, answer] of answers.entries()) {
    const at = { lab: "open", task: "all", step: `step-${2 * i}` };
    await fixture.verdicts.checkStep(ada, at, answer);
  }
  return { fixture, ada, asked: fixture.serversOf(ada.team).asked };
}

/** One learner's open page over so many scrapes, each as late as told. */
async function watchScrapes(lateMs: (n: number) => number, answers: readonly string[] = []) {
  const { fixture, ada, asked } = await openPage(lateMs, answers);
  const toldAt: { scrapeMs: number; delayMs: number }[] = [];
  fixture.live.subscribe(ada, ({ event, data }) => {
    if (event !== "sandbox" || !data.lastScrapeAt) return;
    const scrapeMs = Date.parse(data.lastScrapeAt);
    if (toldAt.some((each) => each.scrapeMs === scrapeMs)) return;
    toldAt.push({ scrapeMs, delayMs: Date.now() - scrapeMs });
  });
  await turn(1000);
  const before = { ...asked };
  await turn(scrapes * scrapeIntervalMs);
  const each = Object.entries(asked).map(([kind, count]) => {
    return [kind, (count - before[kind as keyof typeof before]) / scrapes];
  });
  const a: Record<keyof typeof asked, number> = Object.fromEntries(each);
  const delays = toldAt.slice(1).map(({ delayMs }) => delayMs);
  return { aScrape: a, all: a.target + a.groups + a.start + a.exposition + a.samples, delays };
}

test("a scrape that comes in time costs three requests at most, and is told at once", async () => {
  const { aScrape, all, delays } = await watchScrapes(() => 0);
  expect(aScrape.target).toBeCloseTo(1);
  expect(all).toBeLessThanOrEqual(3);
  expect(Math.max(...delays)).toBeLessThanOrEqual(20);
});

/** The same lateness in every run, without an order that a rule could learn. */
const upTo = (mostMs: number) => (n: number) => (n * 7919) % (mostMs + 1);

test.each([20, 50, 100])("so do scrapes that are up to %d ms late", async (mostMs) => {
  const { all, delays } = await watchScrapes(upTo(mostMs));
  expect(all).toBeLessThanOrEqual(3);
  expect(Math.max(...delays)).toBeLessThanOrEqual(mostMs + 40);
});

test("a query step without an answer asks nothing, and an answer asks each expression once", async () => {
  expect((await watchScrapes(() => 0)).aScrape.query).toBe(0);
  const same = ['files{job="backup"} + 1000', 'files{job="backup"} + 1000'];
  const { aScrape } = await watchScrapes(() => 0, same);
  // The answer, what it gives without the series, and the references of two steps.
  expect(aScrape.query).toBe(4);
});

test("what a scrape has brought is asked for once, as soon as its samples are there", async () => {
  const { fixture, ada, asked } = await openPage(() => 0, ['files{job="backup"} + 1000']);
  fixture.live.subscribe(ada, () => undefined);
  await turn(2.5 * scrapeIntervalMs);
  fixture.serversOf(ada.team).push("4");
  const before = { ...asked };
  await turn(scrapeIntervalMs);
  expect(asked.query - before.query).toBe(3);
  expect(asked.samples - before.samples).toBeLessThanOrEqual(4);
});

test("a push between a scrape and the look at it is waited for with the scrape that brings it", async () => {
  const { fixture, ada, asked } = await openPage(() => 0, ['files{job="backup"} + 1000']);
  fixture.live.subscribe(ada, () => undefined);
  const servers = fixture.serversOf(ada.team);
  await turn(servers.endOf(5) + 2 - Date.now());
  servers.push("4");
  await turn(scrapeIntervalMs / 2);
  const before = { ...asked };
  await turn(scrapeIntervalMs);
  expect(asked.samples - before.samples).toBeGreaterThan(0);
  const then = { ...asked };
  await turn(2 * scrapeIntervalMs);
  expect(asked.samples).toBe(then.samples);
});

/** What a check asks the servers a moment after a scrape was looked at, and one after a push that nobody has seen. */
async function watchChecks(areOperators: boolean) {
  const { fixture, ada, asked } = await openPage(() => 0, [], { areOperators });
  fixture.live.subscribe(ada, () => undefined);
  await turn(5.25 * scrapeIntervalMs);
  async function askedBy(act: () => void) {
    const before = { ...asked };
    act();
    await fixture.verdicts.checkStep(ada, { lab: "open", task: "all", step: "step-1" });
    const { target, groups, start, exposition } = asked;
    return [
      ...[target - before.target, groups - before.groups],
      ...[start - before.start, exposition - before.exposition],
    ];
  }
  return {
    same: await askedBy(() => undefined),
    pushed: await askedBy(() => fixture.serversOf(ada.team).push("4")),
  };
}

test("a check asks for the target and the groups, and for the rest where these are others than before", async () => {
  expect(await watchChecks(false)).toEqual({ same: [1, 1, 0, 0], pushed: [1, 2, 1, 1] });
});

test("a check looks anew at servers that others than the app reach", async () => {
  expect(await watchChecks(true)).toEqual({ same: [1, 2, 1, 1], pushed: [1, 2, 1, 1] });
});

/** What a step asks Prometheus by itself, in so many scrapes of which none brings anything, after those of a push. */
async function queriesOfQuietScrapes(areOperators: boolean) {
  const groups = [{ group: { job: "nowhere" }, metric: "files" }];
  const check = checkSchema.parse({ kind: "delete", groups });
  const { fixture, ada, asked } = await openPage(() => 0, [], { areOperators, check });
  fixture.live.subscribe(ada, () => undefined);
  await turn(2.25 * scrapeIntervalMs);
  const begun = asked.query;
  fixture.serversOf(ada.team).push("4");
  await turn(4 * scrapeIntervalMs);
  const before = asked.query;
  await turn(20 * scrapeIntervalMs);
  return { ofPush: before - begun, after: asked.query - before };
}

test("what a step asks by itself is asked after a push, and no more while scrapes bring nothing", async () => {
  const { ofPush, after } = await queriesOfQuietScrapes(false);
  expect(ofPush).toBeGreaterThanOrEqual(4);
  expect(after).toBe(0);
});

test("an operator's Prometheus is asked after each scrape", async () => {
  expect((await queriesOfQuietScrapes(true)).after).toBe(40);
});
