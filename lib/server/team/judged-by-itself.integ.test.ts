import { expect } from "vitest";
import {
  delimited,
  gauge,
  protobufType,
} from "@/lib/domain/pushgateway/exposition/testing/write-protobuf";
import { test } from "@/lib/server/testing/side-by-side";
import { openClass, openPage, send, until } from "./testing/open-class";

const files = "files 4\n";

test("a push waits for its scrape and passes by itself", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await page.untilTold("push", "nothing-sent");
  await send(fixture, ada, { body: files });
  await page.untilTold("push", "passed");
  // The scrape may come before the first look; then it never had to wait.
  expect(page.codes("push").filter((code) => code !== "not-scraped-yet")).toEqual([
    "nothing-sent",
    "passed",
  ]);
  const [verdict] = page.verdictsOf("push").slice(-1);
  expect(verdict?.rungs.every(({ state }) => state === "ok")).toBe(true);
  expect(page.sandbox().at(-1)).toMatchObject({
    state: "ready",
    groups: [{ labels: { job: "backup" } }],
  });
});

test("a wrong push is told at once, and its correction passes", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: "files 4" });
  await page.untilTold("push", "no-final-newline");
  await send(fixture, ada, { body: "files 5\n" });
  await page.untilTold("push", "wrong-value");
  await send(fixture, ada, { path: "/metrics/job/backup/a/b", body: files });
  await send(fixture, ada, { method: "DELETE" });
  await page.untilTold("push", "extra-group-label");
  await send(fixture, ada, { body: files });
  await page.untilTold("push", "passed");
});

test("a delete is visible until the next scrape, and passes by itself", async () => {
  // Long enough to be judged between two scrapes on a busy machine too.
  const fixture = await openClass(undefined, { settings: { scrapeIntervalMs: 4000 } });
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: files });
  await page.untilTold("push", "passed");
  await page.untilTold("delete", "group-still-there");
  await send(fixture, ada, { method: "DELETE" });
  await page.untilTold("delete", "passed");
  expect(page.codes("delete")).toContain("still-visible-until-scrape");
  expect(
    page.verdictsOf("delete").find(({ outcome }) => outcome === "pending")?.nextScrapeAt,
  ).not.toBeNull();
  // What was passed stays so, although the group is gone.
  expect(page.codes("push").at(-1)).toBe("passed");
});

test("groups with more labels keep no delete from passing", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: files });
  await page.untilTold("push", "passed");
  await send(fixture, ada, { path: "/metrics/job/backup/region/eu", body: files });
  // To Prometheus an empty label is none: this group has the series of the one that goes.
  await send(fixture, ada, { path: "/metrics/job/backup/team/", body: files });
  await send(fixture, ada, { method: "DELETE" });
  await page.untilTold("delete", "passed");
});

test("what protobuf or a long body brought is remembered when it is replaced", async () => {
  const fixture = await openClass();
  const [ada, bob] = [await fixture.join("Ada"), await fixture.join("Bob")];
  const [hers, his] = [openPage(fixture, ada), openPage(fixture, bob)];
  const both = delimited(gauge("a", 1), gauge("b", 1));
  expect(await send(fixture, ada, { body: both, contentType: protobufType })).toBe(200);
  const second = delimited(gauge("b", 2));
  expect(await send(fixture, ada, { body: second, contentType: protobufType })).toBe(200);
  const padding = "# nothing to see here\n".repeat(4000);
  expect(await send(fixture, bob, { body: `${padding}a 1\nb 1\n` })).toBe(200);
  expect(await send(fixture, bob, { body: "b 2\n" })).toBe(200);
  await hers.untilTold("replace", "passed");
  await his.untilTold("replace", "passed");
});

test("a query's last answer is judged again after a push, until it is right", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await page.untilTold("query", "no-answer");
  const at = { lab: "demo", task: "all", step: "query" };
  const first = await fixture.verdicts.checkStep(ada, at, "time() - push_time_seconds");
  expect(first).toMatchObject({
    ok: true,
    value: { outcome: expect.not.stringMatching("passed") },
  });
  await send(fixture, ada, { body: files });
  await page.untilTold("query", "passed");
});

test("a restart loses everything: the page hears of the state, and the step passes by itself", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await page.untilTold("lost-pod", "never-pushed");
  await send(fixture, ada, { body: files });
  await page.untilTold("lost-pod", "not-restarted");
  expect(await fixture.verdicts.gatewayReset(ada, "restart")).toMatchObject({ ok: true });
  await page.untilTold("lost-pod", "passed");
  expect(page.sandbox().map(({ state }) => state)).toContain("restarting");
  await until(() => page.sandbox().at(-1)?.state === "ready");
  expect(page.sandbox().at(-1)?.groups).toEqual([]);
});

test("a poisoned gateway is told, repaired by a delete, and forgotten", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: "other 1\n" });
  await send(fixture, ada, { path: "/metrics/job/backup/instance/", body: files });
  await page.untilTold("push", "gateway-poisoned");
  await until(() => page.sandbox().at(-1)?.expositionStatus === 500);
  expect(await send(fixture, ada, { body: files })).toBe(400);
  expect(
    await send(fixture, ada, { method: "DELETE", path: "/metrics/job/backup/instance/" }),
  ).toBe(202);
  await page.untilTold("push", "metric-missing");
  await send(fixture, ada, { method: "POST", body: files });
  await page.untilTold("push", "passed");
});

test("a replacement passes without a scrape", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: "a 1\nb 1\n" });
  await page.untilTold("replace", "wrong-value");
  await send(fixture, ada, { method: "POST", body: "b 2\n" });
  await page.untilTold("replace", "still-there-after-post");
  await send(fixture, ada, { body: "b 2\n" });
  await page.untilTold("replace", "passed");
});
