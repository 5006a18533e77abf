import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  jobsOn,
  openTestSandboxes,
  push,
  query,
  ready,
  until,
  untilSeries,
  untilState,
} from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { folderOf } from "./folder-of";

test("both servers answer when a sandbox is ready", async () => {
  const { sandboxes, told } = await openTestSandboxes();
  expect(sandboxes.endpoints("ada")).toBeNull();
  expect(sandboxes.peek("ada").state).toBe("stopped");
  const at = await ready(sandboxes, "ada");
  for (const base of [at.pushgateway, at.prometheus])
    expect((await fetch(`${base}/-/ready`)).status).toBe(200);
  expect(told.map(({ state }) => state)).toEqual(["starting", "ready"]);
  expect(sandboxes.endpoints("ada")).toEqual(at);
  expect(sandboxes.counts()).toMatchObject({ ready: 1, stopped: 0 });
});

test("without waiting, the first request starts it and says so", async () => {
  const { sandboxes } = await openTestSandboxes();
  expect(await sandboxes.ensure("ada", 0)).toEqual({
    ok: false,
    error: { kind: "sandbox-starting" },
  });
  await untilState(sandboxes, "ada", "ready");
});

test("two requests at once start one pair", async () => {
  const { sandboxes, told } = await openTestSandboxes();
  const [one, two] = await Promise.all([ready(sandboxes, "ada"), ready(sandboxes, "ada")]);
  expect(one).toEqual(two);
  expect(told).toHaveLength(2);
});

test("teams share neither ports nor files", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  const teams = ["ada", "bob", "eve", "joe"];
  const all = await Promise.all(teams.map((team) => ready(sandboxes, team)));
  const bases = all.flatMap(({ pushgateway, prometheus }) => [pushgateway, prometheus]);
  expect(new Set(bases).size).toBe(2 * teams.length);
  await push(all[0]?.pushgateway ?? "", "only-ada", "m 1\n");
  expect(await jobsOn(all[1]?.pushgateway ?? "")).toEqual([]);
  const stored = await readFile(join(folderOf(dataDir, "ada"), "pushgateway.db"), "utf8");
  expect(stored).toContain("only-ada");
});

test("a pushed series keeps its labels, and `up` has a fixed instance", async () => {
  const { sandboxes } = await openTestSandboxes();
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", 'm{part="1"} 4\n');
  await push(at.pushgateway, "backup/instance/mine", 'm{part="2"} 5\n');
  await untilSeries(at.prometheus, 'm{part="2"}');
  expect(await query(at.prometheus, "sort(m)")).toEqual([
    { __name__: "m", job: "backup", part: "1", value: "4" },
    { __name__: "m", job: "backup", instance: "mine", part: "2", value: "5" },
  ]);
  await untilSeries(at.prometheus, 'up{job="legacy_app"}');
  expect(await query(at.prometheus, "sort_desc(up)")).toEqual([
    { __name__: "up", job: "pushgateway", instance: "pushgateway:9091", value: "1" },
    { __name__: "up", job: "legacy_app", instance: "legacy-app:8080", value: "0" },
  ]);
});

test("an idle sandbox stops and comes back with its groups and its history", async () => {
  const { sandboxes } = await openTestSandboxes({ idleMs: 12_000 }, { idleEveryMs: 50 });
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await untilSeries(at.prometheus, "m");
  await untilState(sandboxes, "ada", "stopped");
  expect(sandboxes.endpoints("ada")).toBeNull();
  const again = await ready(sandboxes, "ada");
  expect(await jobsOn(again.pushgateway)).toEqual(["backup"]);
  expect(await query(again.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
});

test("one that is resumed can be used at once, and is ready when it has been scraped again", async () => {
  const { sandboxes, told } = await openTestSandboxes({ idleMs: 500 }, { idleEveryMs: 20 });
  await ready(sandboxes, "ada");
  await untilState(sandboxes, "ada", "stopped");
  onTestFinished(sandboxes.hold("ada"));
  for (const team of ["ada", "nobody"]) sandboxes.resume(team);
  expect(sandboxes.peek("ada").state).toBe("starting");
  expect(sandboxes.peek("nobody").state).toBe("stopped");
  const at = await ready(sandboxes, "ada");
  expect(sandboxes.peek("ada")).toEqual({
    state: "starting",
    detail:
      "Your Pushgateway and your Prometheus are running again. Prometheus is about to make its first scrape.",
  });
  await push(at.pushgateway, "backup", "m 4\n");
  await untilState(sandboxes, "ada", "ready");
  await until(async () => (await query(at.prometheus, "up")).length === 2);
  const states = told.map(({ state }) => state);
  expect(states).toEqual(["starting", "ready", "stopped", "starting", "starting", "ready"]);
});

test("no idle stop while a page is open, nor soon while others are there", async () => {
  const { sandboxes, told } = await openTestSandboxes({ idleMs: 200 }, { idleEveryMs: 20 });
  const release = sandboxes.hold("ada");
  await Promise.all(["ada", "bob", "eve"].map((team) => ready(sandboxes, team)));
  await untilState(sandboxes, "bob", "stopped");
  await untilState(sandboxes, "eve", "stopped");
  expect(sandboxes.peek("ada").state).toBe("ready");
  release();
  await untilState(sandboxes, "ada", "stopped");
  expect(told.filter(({ state }) => state === "stopped").at(-1)?.team).toBe("ada");
});

const startedAtMs = async (gateway: string) => {
  const status: { data: { start_time: string } } = await (
    await fetch(`${gateway}/api/v1/status`)
  ).json();
  return Date.parse(status.data.start_time);
};

test("a restart of the gateway loses its groups and nothing else", async () => {
  const { sandboxes, told } = await openTestSandboxes();
  const at = await ready(sandboxes, "ada");
  const before = await startedAtMs(at.pushgateway);
  await push(at.pushgateway, "backup", "m 4\n");
  await untilSeries(at.prometheus, "m");
  expect(await sandboxes.restartGateway("ada")).toEqual({ ok: true, value: undefined });
  expect(sandboxes.endpoints("ada")).toEqual(at);
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  expect(await startedAtMs(at.pushgateway)).toBeGreaterThan(before);
  expect(await query(at.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
  expect(told.map(({ state }) => state)).toEqual(["starting", "ready", "restarting", "ready"]);
  await until(async () => (await query(at.prometheus, "m")).length === 0);
});

test("a stopped sandbox is started by a restart of its gateway, without groups", async () => {
  const { sandboxes } = await openTestSandboxes({ idleMs: 500 }, { idleEveryMs: 20 });
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await untilState(sandboxes, "ada", "stopped");
  expect((await sandboxes.restartGateway("ada")).ok).toBe(true);
  expect(await jobsOn((await ready(sandboxes, "ada")).pushgateway)).toEqual([]);
});

test("several restarts at once, with requests between them, end ready", async () => {
  const { sandboxes } = await openTestSandboxes();
  await ready(sandboxes, "ada");
  const results = await Promise.all([
    sandboxes.restartGateway("ada"),
    sandboxes.ensure("ada", 20_000),
    sandboxes.reset("ada"),
    sandboxes.restartGateway("ada"),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(sandboxes.peek("ada").state).toBe("ready");
});

test("a reset clears the history too", async () => {
  const { sandboxes } = await openTestSandboxes();
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await untilSeries(at.prometheus, "m");
  expect((await sandboxes.reset("ada")).ok).toBe(true);
  const anew = await ready(sandboxes, "ada");
  expect(await jobsOn(anew.pushgateway)).toEqual([]);
  expect(await query(anew.prometheus, "last_over_time(m[1h])")).toEqual([]);
});

test("a history that is too large is cleared, and the groups stay", async () => {
  const { sandboxes, told } = await openTestSandboxes({}, { diskEveryMs: 7_500, historyBytes: 1 });
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await until(() =>
    told.some(({ detail }) => detail?.includes("stored more than it may") ?? false),
  );
  const anew = await ready(sandboxes, "ada");
  expect(await jobsOn(anew.pushgateway)).toEqual(["backup"]);
  expect(await query(anew.prometheus, "last_over_time(m[1h])")).toEqual([]);
});

test("after its end nothing starts any more", async () => {
  const { sandboxes } = await openTestSandboxes();
  await ready(sandboxes, "ada");
  await sandboxes.close();
  expect(sandboxes.peek("ada").state).toBe("stopped");
  expect(await sandboxes.ensure("ada", 5_000)).toMatchObject({
    error: { kind: "sandbox-failed", message: "Scrapelab is being stopped." },
  });
});

test("who waits when everything ends is told at once", async () => {
  const { sandboxes } = await openTestSandboxes();
  const waiting = sandboxes.ensure("ada", 60_000);
  await sandboxes.close();
  expect(await waiting).toMatchObject({ error: { kind: "sandbox-failed" } });
});
