import { expect, test } from "vitest";
import { unionOfStacks } from "@/lib/domain/stack/stack";
import {
  jobsOn,
  push,
  ready,
  until,
  untilSeries,
} from "@/lib/server/sandbox/testing/ask-sandboxes";
import { openTestSandboxes, pidOf } from "./testing/open-test-sandboxes";

const withAlerts = unionOfStacks([["alertmanager"]]);
const base = unionOfStacks([]);

test("a server joins and leaves while the others go on, and a reset is for the whole", async () => {
  const { sandboxes, dataDir, told } = await openTestSandboxes();
  const { pushgateway, prometheus } = await ready(sandboxes, "ada");
  await push(pushgateway, "backup", "files 4\n");
  const pids = () =>
    Promise.all([pidOf(dataDir, "ada", "pushgateway"), pidOf(dataDir, "ada", "prometheus")]);
  const before = await pids();
  const address = () => sandboxes.endpoints("ada")?.alertmanager;
  expect(address()).toBeUndefined();

  sandboxes.use("ada", withAlerts);
  await until(() => address() !== undefined);
  await untilSeries(prometheus, 'ALERTS{alertname="LegacyAppDown"}');
  const alerts = async () => (await fetch(`${address()}/api/v2/alerts`)).json();
  await until(async () => JSON.stringify(await alerts()).includes("LegacyAppDown"));
  expect(await pids()).toEqual(before);
  expect(await jobsOn(pushgateway)).toEqual(["backup"]);
  expect(new Set(told.map(({ state }) => state))).toEqual(new Set(["starting", "ready"]));

  const first = await pidOf(dataDir, "ada", "alertmanager");
  expect(await sandboxes.reset("ada")).toMatchObject({ ok: true });
  expect(await pidOf(dataDir, "ada", "alertmanager")).not.toBe(first);
  expect(await jobsOn(pushgateway)).toEqual([]);

  const afterReset = await pids();
  sandboxes.use("ada", base);
  await until(() => address() === undefined);
  // It is told to end, and does so in its own time.
  await until(() =>
    pidOf(dataDir, "ada", "alertmanager").then(
      () => false,
      () => true,
    ),
  );
  expect(await pids()).toEqual(afterReset);
});

test("a server that crashes starts again, and one whose program is not there is left out", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  sandboxes.use("ada", withAlerts);
  const { prometheus } = await ready(sandboxes, "ada");
  const first = await pidOf(dataDir, "ada", "alertmanager");
  process.kill(first, "SIGKILL");
  await until(async () => {
    const pid = await pidOf(dataDir, "ada", "alertmanager").catch(() => first);
    return pid !== first && sandboxes.peek("ada").state === "ready";
  });
  expect(sandboxes.endpoints("ada")?.prometheus).toBe(prometheus);

  const others = await openTestSandboxes({ alertmanagerBin: null });
  others.sandboxes.use("bob", withAlerts);
  expect(await ready(others.sandboxes, "bob")).not.toHaveProperty("alertmanager");
});
