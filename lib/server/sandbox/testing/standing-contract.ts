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

/** Opens sandboxes whose servers run already, for the teams `ada` and `bob`, and end with the test. */
export type OpenStanding = (
  onTestFinished: TestContext["onTestFinished"],
) => Promise<OpenedSandboxes>;

/** Of a provider that starts and stops nothing, in the place of how sandboxes start, rest, wait and end. */
export function standingContract(open: OpenStanding): void {
  test.concurrent("a team's servers are there at once, said to be so once they were seen, and stay", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished);
    const at = sandboxes.endpoints("ada");
    expect(sandboxes.peek("ada").state).toBe("starting");
    expect(await sandboxes.ensure("ada", 0)).toEqual({ ok: true, value: at });
    await untilState(sandboxes, "ada", "ready");
    expect(told).toEqual([{ team: "ada", state: "ready", detail: null }]);
    for (const base of Object.values(await ready(sandboxes, "ada")))
      expect((await fetch(`${base}/-/ready`)).status).toBe(200);
    sandboxes.hold("ada")();
    sandboxes.resume("ada");
    sandboxes.joined();
    expect(told.filter(({ state }) => state !== "ready")).toEqual([]);
    expect(sandboxes.counts()).toMatchObject({ ready: 1, starting: 0, stopped: 0 });
    expect(sandboxes.missing()).toEqual([]);
  });

  test.concurrent("teams share nothing, and what is pushed is scraped", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished);
    const [ada, bob] = await Promise.all([ready(sandboxes, "ada"), ready(sandboxes, "bob")]);
    await push(ada.pushgateway, "only-ada", "m 1\n");
    await untilSeries(ada.prometheus, 'm{job="only-ada"}');
    expect(await jobsOn(bob.pushgateway)).toEqual([]);
    expect(await query(bob.prometheus, "m")).toEqual([]);
  });

  test.concurrent("what a team leaves stays where it is", async ({ onTestFinished }) => {
    const { sandboxes } = await open(onTestFinished);
    const at = await ready(sandboxes, "ada");
    await push(at.pushgateway, "backup", "m 4\n");
    await sandboxes.remove("ada");
    expect(sandboxes.counts()).toMatchObject({ ready: 0 });
    expect(await jobsOn((await ready(sandboxes, "ada")).pushgateway)).toEqual(["backup"]);
    await sandboxes.close();
    expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
  });

  test.concurrent("after its end nothing is passed on any more", async ({ onTestFinished }) => {
    const { sandboxes, told } = await open(onTestFinished);
    await ready(sandboxes, "ada");
    await sandboxes.close();
    expect(sandboxes.peek("ada").state).toBe("stopped");
    expect(sandboxes.endpoints("ada")).toBeNull();
    expect(await sandboxes.ensure("ada", 5_000)).toMatchObject({
      error: { kind: "sandbox-failed", message: "Scrapelab is being stopped." },
    });
    await until(() => told.at(-1)?.state === "stopped");
  });
}
