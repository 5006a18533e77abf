import { expect } from "vitest";
import { ready } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { test } from "@/lib/server/testing/side-by-side";
import { openClass, openPage, send, until } from "./testing/open-class";

const files = "files 4\n";

for (const scrapeIntervalMs of [1000, 5000]) {
  test(`a pending step names the next scrape and passes with it, every ${scrapeIntervalMs} ms`, async () => {
    const fixture = await openClass(undefined, { settings: { scrapeIntervalMs } });
    const ada = await fixture.join("Ada");
    const page = openPage(fixture, ada);
    const lastScrape = () => Date.parse(page.sandbox().at(-1)?.lastScrapeAt ?? "");
    await until(() => !Number.isNaN(lastScrape()));
    await send(fixture, ada, { body: files });
    await page.untilTold("push", "passed");
    const pending = page.verdictsOf("push").find(({ outcome }) => outcome === "pending");
    // A scrape may come between the push and the first look; then nothing was ever pending.
    if (!pending) return;
    expect(pending.diagnosis?.code).toBe("not-scraped-yet");
    const meant = Date.parse(pending.nextScrapeAt ?? "");
    // A busy machine may make a scrape late; which one it is makes no difference.
    const offs = page.sandbox().flatMap(({ lastScrapeAt }) => {
      if (lastScrapeAt === null) return [];
      const off = Math.abs(Date.parse(lastScrapeAt) - meant) % scrapeIntervalMs;
      return Math.min(off, scrapeIntervalMs - off);
    });
    expect(Math.min(...offs)).toBeLessThan(scrapeIntervalMs / 10);
  });
}

test("a push that did not come through the app passes by itself", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await page.untilTold("push", "nothing-sent");
  const { pushgateway } = await ready(fixture.sandboxes, ada.team);
  const pushed = { method: "PUT", body: files };
  expect((await fetch(`${pushgateway}/metrics/job/backup`, pushed)).status).toBe(200);
  await page.untilTold("push", "passed");
  expect(page.verdictsOf("push").at(-1)?.rungs[0]?.evidence).toBe("Seen on the gateway.");
});

test("and is noticed between two scrapes that are far apart", async () => {
  const fixture = await openClass(undefined, { settings: { scrapeIntervalMs: 60_000 } });
  /** What the page of a new learner is told first of a push from elsewhere. */
  async function firstTold(name: string): Promise<string | undefined> {
    const learner = await fixture.join(name);
    const page = openPage(fixture, learner);
    await page.untilTold("push", "nothing-sent");
    const before = page.codes("push").length;
    const { pushgateway } = await ready(fixture.sandboxes, learner.team);
    await fetch(`${pushgateway}/metrics/job/backup`, { method: "PUT", body: files });
    await until(() => page.codes("push").length > before);
    return page.codes("push")[before];
  }
  // The first scrape of a minute may come within the seconds until it is noticed; then it passes at once.
  for (const name of ["Ada", "Bob", "Cleo", "Dan"]) {
    const told = await firstTold(name);
    if (told !== "passed") return expect(told).toBe("not-scraped-yet");
  }
  expect.unreachable("four first scrapes in a row came at the moment of the push");
});

test("without an open page nobody asks a learner's servers anything", async () => {
  const asked: string[] = [];
  const fixture = await openClass((observer) => ({
    look: (at) => {
      asked.push(at.pushgateway);
      return observer.look(at);
    },
    target: (at) => {
      asked.push(at.pushgateway);
      return observer.target(at);
    },
    samplesOf: observer.samplesOf,
    queries: observer.queries,
  }));
  const ada = await fixture.join("Ada");
  await send(fixture, ada, { body: files });
  const checked = await fixture.verdicts.checkStep(ada, { lab: "demo", task: "all", step: "push" });
  expect(checked.ok).toBe(true);
  const { pushgateway } = await ready(fixture.sandboxes, ada.team);
  const ofAda = () => asked.filter((base) => base === pushgateway).length;
  const before = ofAda();
  await send(fixture, ada, { body: files });
  // Another learner's open page sees several scrapes go by meanwhile.
  const page = openPage(fixture, await fixture.join("Bob"));
  await until(() => new Set(page.sandbox().map((each) => each.lastScrapeAt)).size > 4);
  expect(before).toBeGreaterThan(0);
  expect(ofAda()).toBe(before);
});
