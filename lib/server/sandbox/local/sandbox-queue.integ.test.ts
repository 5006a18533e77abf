import { expect, test } from "vitest";
import {
  openTestSandboxes,
  ready,
  until,
  untilState,
} from "@/lib/server/sandbox/local/testing/open-test-sandboxes";

test("beyond the maximum teams wait in order and get in by themselves", async () => {
  const { sandboxes, told } = await openTestSandboxes(
    { max: 1, idleMs: 1500 },
    { idleEveryMs: 20 },
  );
  await ready(sandboxes, "ada");
  for (const team of ["bob", "eve", "bob"])
    expect(await sandboxes.ensure(team, 5_000)).toEqual({
      ok: false,
      error: { kind: "sandbox-full" },
    });
  expect(await sandboxes.restartGateway("eve")).toMatchObject({ error: { kind: "sandbox-full" } });
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

test("a team that comes when others wait does not overtake them", async () => {
  const { sandboxes, told } = await openTestSandboxes({ max: 1, idleMs: 800 }, { idleEveryMs: 20 });
  await ready(sandboxes, "ada");
  await sandboxes.ensure("bob", 0);
  await until(async () => {
    await sandboxes.ensure("eve", 0);
    return sandboxes.peek("eve").state === "ready";
  });
  const order = told.filter(({ state }) => state === "ready").map(({ team }) => team);
  expect(order).toEqual(["ada", "bob", "eve"]);
});
