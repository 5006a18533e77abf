import { expect, type TestContext, test } from "vitest";
import type { SandboxState } from "@/lib/contract/sandbox";
import { err } from "@/lib/domain/result";
import { baseStack } from "@/lib/domain/stack/stack";
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
import type { OpenSandboxes } from "./sandbox-contract";

const notSupported = (act: "restart" | "reset") => err({ kind: "not-supported", act });

/** Of a provider whose servers are not its own to restart, in the place of `restartContract`. */
export function noRestartContract(open: OpenSandboxes): void {
  test("neither a restart nor a reset touches the servers, and both say so", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished);
    expect([...sandboxes.can.restart, sandboxes.can.reset]).toEqual([false]);
    const at = await ready(sandboxes, "ada");
    await push(at.pushgateway, "backup", "m 4\n");
    expect(await sandboxes.restart("ada", "pushgateway")).toEqual(notSupported("restart"));
    expect(await sandboxes.reset("ada")).toEqual(notSupported("reset"));
    expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
    await untilState(sandboxes, "ada", "ready");
  });
}

const startedAtMs = async (gateway: string) => {
  const status: { data: { start_time: string } } = await (
    await fetch(`${gateway}/api/v1/status`)
  ).json();
  return Date.parse(status.data.start_time);
};

/** `states` are told in all. */
async function losesItsGroups({ sandboxes, told }: OpenedSandboxes, states: SandboxState[]) {
  const at = await ready(sandboxes, "ada");
  const before = await startedAtMs(at.pushgateway);
  await push(at.pushgateway, "backup", "m 4\n");
  await untilSeries(at.prometheus, "m");
  expect(await sandboxes.restart("ada", "pushgateway")).toEqual({ ok: true, value: undefined });
  expect(sandboxes.endpoints("ada")).toEqual(at);
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  expect(await startedAtMs(at.pushgateway)).toBeGreaterThan(before);
  expect(await query(at.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
  expect(told.map(({ state }) => state)).toEqual(states);
  await until(async () => (await query(at.prometheus, "m")).length === 0);
}

/** Of a provider that restarts gateways, and neither starts nor resets what is there. */
export function gatewayRestartContract(
  open: (onTestFinished: TestContext["onTestFinished"]) => Promise<OpenedSandboxes>,
): void {
  test.concurrent("a restart of the gateway loses its groups and nothing else", async ({
    onTestFinished,
  }) => {
    const opened = await open(onTestFinished);
    await ready(opened.sandboxes, "ada");
    await untilState(opened.sandboxes, "ada", "ready");
    await losesItsGroups(opened, ["ready", "restarting", "ready"]);
  });

  test.concurrent("several restarts at once are one", async ({ onTestFinished }) => {
    const { sandboxes, told } = await open(onTestFinished);
    await ready(sandboxes, "ada");
    await untilState(sandboxes, "ada", "ready");
    const asked = [1, 2, 3].map(() => sandboxes.restart("ada", "pushgateway"));
    const results = await Promise.all(asked);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(told.map(({ state }) => state)).toEqual(["ready", "restarting", "ready"]);
  });

  test.concurrent("what it cannot restart it says, and leaves as it is", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished);
    expect([...sandboxes.can.restart, sandboxes.can.reset]).toEqual(["pushgateway", false]);
    expect(await sandboxes.restart("ada", "prometheus")).toEqual(notSupported("restart"));
    expect(await sandboxes.reset("ada")).toEqual(notSupported("reset"));
    expect(told).toEqual([]);
  });
}

/** What is lost by a restart of the gateway and by a reset. */
export function restartContract(open: OpenSandboxes): void {
  test.concurrent("a restart of the gateway loses its groups and nothing else", async ({
    onTestFinished,
  }) => {
    const states: SandboxState[] = ["starting", "ready", "restarting", "ready"];
    await losesItsGroups(await open(onTestFinished), states);
  });

  test.concurrent("a stopped sandbox is started by a restart of its gateway, without groups", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished, { idleMs: 500 });
    const at = await ready(sandboxes, "ada");
    await push(at.pushgateway, "backup", "m 4\n");
    await untilState(sandboxes, "ada", "stopped");
    expect((await sandboxes.restart("ada", "pushgateway")).ok).toBe(true);
    expect(await jobsOn((await ready(sandboxes, "ada")).pushgateway)).toEqual([]);
  });

  test.concurrent("several restarts at once, with requests between them, end ready", async ({
    onTestFinished,
  }) => {
    const { sandboxes } = await open(onTestFinished);
    await ready(sandboxes, "ada");
    const results = await Promise.all([
      sandboxes.restart("ada", "pushgateway"),
      sandboxes.ensure("ada", 100_000),
      sandboxes.reset("ada"),
      sandboxes.restart("ada", "pushgateway"),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(sandboxes.peek("ada").state).toBe("ready");
  });

  test.concurrent("what it cannot restart alone it says, and leaves as it is", async ({
    onTestFinished,
  }) => {
    const { sandboxes, told } = await open(onTestFinished);
    const at = await ready(sandboxes, "ada");
    for (const service of baseStack.filter((each) => !sandboxes.can.restart.has(each)))
      expect(await sandboxes.restart("ada", service)).toEqual(notSupported("restart"));
    expect(sandboxes.endpoints("ada")).toEqual(at);
    expect(told.map(({ state }) => state)).toEqual(["starting", "ready"]);
  });

  test.concurrent("a reset clears the history too", async ({ onTestFinished }) => {
    const { sandboxes } = await open(onTestFinished);
    const at = await ready(sandboxes, "ada");
    await push(at.pushgateway, "backup", "m 4\n");
    await untilSeries(at.prometheus, "m");
    expect((await sandboxes.reset("ada")).ok).toBe(true);
    const anew = await ready(sandboxes, "ada");
    expect(await jobsOn(anew.pushgateway)).toEqual([]);
    expect(await query(anew.prometheus, "last_over_time(m[1h])")).toEqual([]);
  });
}
