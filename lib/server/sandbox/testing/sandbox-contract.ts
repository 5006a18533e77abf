import { expect, type TestContext, test } from "vitest";
import {
  jobsOn,
  type OpenedSandboxes,
  push,
  query,
  ready,
  until,
  untilSeries,
  untilState,
} from "./ask-sandboxes";

/** What a contract test asks of its provider. */
export interface OpenOptions {
  /** How long a sandbox that nobody uses runs on; looked at every 50 ms or more often. */
  idleMs?: number;
  /** How many may run. */
  max?: number;
}

/** Opens sandboxes that end with the test, and whose servers scrape every 200 ms. */
export type OpenSandboxes = (
  onTestFinished: TestContext["onTestFinished"],
  options?: OpenOptions,
) => Promise<OpenedSandboxes>;

/** How sandboxes start, and what is in them. */
export function startContract(open: OpenSandboxes): void {
  test.concurrent("both servers answer when a sandbox is ready", async ({ onTestFinished }) => {
    const { sandboxes, told } = await open(onTestFinished);
    expect(sandboxes.endpoints("ada")).toBeNull();
    expect(sandboxes.peek("ada").state).toBe("stopped");
    const at = await ready(sandboxes, "ada");
    for (const base of [at.pushgateway, at.prometheus])
      expect((await fetch(`${base}/-/ready`)).status).toBe(200);
    expect(told.map(({ state }) => state)).toEqual(["starting", "ready"]);
    expect(sandboxes.endpoints("ada")).toEqual(at);
    expect(sandboxes.counts()).toMatchObject({ ready: 1, stopped: 0 });
  });

  test.concurrent("without waiting, the first request starts it and says so", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished);
    expect(await sandboxes.ensure("ada", 0)).toEqual({
      ok: false,
      error: { kind: "sandbox-starting" },
    });
    await untilState(sandboxes, "ada", "ready");
  });

  test.concurrent("two requests at once start one pair", async ({ onTestFinished }) => {
    const { sandboxes, told } = await open(onTestFinished);
    const [one, two] = await Promise.all([ready(sandboxes, "ada"), ready(sandboxes, "ada")]);
    expect(one).toEqual(two);
    expect(told).toHaveLength(2);
  });

  test.concurrent("teams share nothing", async ({ onTestFinished }) => {
    const { sandboxes } = await open(onTestFinished);
    const [ada, bob] = await Promise.all([ready(sandboxes, "ada"), ready(sandboxes, "bob")]);
    await push(ada.pushgateway, "only-ada", "m 1\n");
    expect(await jobsOn(bob.pushgateway)).toEqual([]);
    expect(ada.prometheus).not.toBe(bob.prometheus);
  });

  test.concurrent("a pushed series keeps its labels, and `up` has a fixed instance", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished);
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
}

/** How a sandbox that nobody uses stops, and comes back. */
export function idleContract(open: OpenSandboxes): void {
  test.concurrent("an idle sandbox stops and comes back with its groups and its history", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished, { idleMs: 12_000 });
    const at = await ready(sandboxes, "ada");
    await push(at.pushgateway, "backup", "m 4\n");
    await untilSeries(at.prometheus, "m");
    await untilState(sandboxes, "ada", "stopped");
    expect(sandboxes.endpoints("ada")).toBeNull();
    const again = await ready(sandboxes, "ada");
    expect(await jobsOn(again.pushgateway)).toEqual(["backup"]);
    expect(await query(again.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
  });

  test.concurrent("one that is resumed can be used at once, and is ready when it has been scraped again", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished, { idleMs: 500 });
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

  test.concurrent("no idle stop while a page is open, nor soon while others are there", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished, { idleMs: 200 });
    const release = sandboxes.hold("ada");
    await Promise.all(["ada", "bob", "eve"].map((team) => ready(sandboxes, team)));
    await untilState(sandboxes, "bob", "stopped");
    await untilState(sandboxes, "eve", "stopped");
    expect(sandboxes.peek("ada").state).toBe("ready");
    release();
    await untilState(sandboxes, "ada", "stopped");
    expect(told.filter(({ state }) => state === "stopped").at(-1)?.team).toBe("ada");
  });
}

/** How teams wait for one of a few sandboxes. */
export function queueContract(open: OpenSandboxes): void {
  test.concurrent("beyond the maximum teams wait in order and get in by themselves", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished, { max: 1, idleMs: 1500 });
    await ready(sandboxes, "ada");
    for (const team of ["bob", "eve", "bob"])
      expect(await sandboxes.ensure(team, 5_000)).toEqual({
        ok: false,
        error: { kind: "sandbox-full" },
      });
    expect(await sandboxes.restart("eve", "pushgateway")).toMatchObject({
      error: { kind: "sandbox-full" },
    });
    expect(sandboxes.peek("eve")).toEqual({
      state: "full",
      detail:
        "All 1 sandboxes are in use. You are number 2 in the queue and get in as soon as one is free.",
    });
    expect(sandboxes.counts()).toMatchObject({ ready: 1, full: 2 });
    await untilState(sandboxes, "bob", "ready");
    expect(sandboxes.peek("ada").state).toBe("stopped");
    expect(sandboxes.peek("eve").detail).toContain("You are number 1");
    await untilState(sandboxes, "eve", "ready");
    const statesOf = (team: string) => told.filter((t) => t.team === team).map((t) => t.state);
    expect(statesOf("bob").slice(0, 3)).toEqual(["full", "starting", "ready"]);
  });

  test.concurrent("a team that comes when others wait does not overtake them", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished, { max: 1, idleMs: 800 });
    await ready(sandboxes, "ada");
    await sandboxes.ensure("bob", 0);
    await until(async () => {
      await sandboxes.ensure("eve", 0);
      return sandboxes.peek("eve").state === "ready";
    });
    const order = told.filter(({ state }) => state === "ready").map(({ team }) => team);
    expect(order).toEqual(["ada", "bob", "eve"]);
  });

  test.concurrent("a place that is given back goes to who waits for it", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished, { max: 1 });
    await ready(sandboxes, "ada");
    expect(await sandboxes.ensure("bob", 0)).toMatchObject({ error: { kind: "sandbox-full" } });
    await sandboxes.remove("ada");
    await untilState(sandboxes, "bob", "ready");
  });
}

/** How one sandbox ends, and how all of them do. */
export function endContract(open: OpenSandboxes): void {
  test.concurrent("what is removed is gone, and whoever has the name next begins anew", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished, { max: 1 });
    await push((await ready(sandboxes, "ada")).pushgateway, "backup", "m 4\n");
    const removed = sandboxes.remove("ada");
    const at = await ready(sandboxes, "ada");
    await removed;
    expect(await jobsOn(at.pushgateway)).toEqual([]);
    expect(sandboxes.counts()).toMatchObject({ ready: 1, stopped: 0 });
  });

  test.concurrent("after its end nothing starts any more", async ({ onTestFinished }) => {
    const { sandboxes } = await open(onTestFinished);
    await ready(sandboxes, "ada");
    await sandboxes.close();
    expect(sandboxes.peek("ada").state).toBe("stopped");
    expect(await sandboxes.ensure("ada", 5_000)).toMatchObject({
      error: { kind: "sandbox-failed", message: "Scrapelab is being stopped." },
    });
  });

  test.concurrent("who waits when everything ends is told at once", async ({ onTestFinished }) => {
    const { sandboxes } = await open(onTestFinished);
    const waiting = sandboxes.ensure("ada", 60_000);
    await sandboxes.close();
    expect(await waiting).toMatchObject({ error: { kind: "sandbox-failed" } });
  });
}
