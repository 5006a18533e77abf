import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "./routes";
import { kinds, runKind } from "./run-attacks";
import { openTarget, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.stop());

const amount = { randomRequests: 600, randomMs: 8000, seed: 9, isShort: true };

describe("the app under attack", () => {
  it.each(kinds)("$title", async (kind) => {
    const { rows } = await runKind(kind, target, amount);
    expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

it("is not ready, and acknowledges no push, when its data directory is gone", async () => {
  const ada = await target.joinWithServers("Ada");
  const push = async () => {
    const path = "/sandbox/pushgateway/metrics/job/a";
    return (await target.ask(path, { as: ada, method: "PUT", body: "m 1\n" })).status;
  };
  expect(await push()).toBe(200);
  await target.loseData();
  expect((await target.ask("/readyz")).status).toBe(503);
  expect(await push()).toBe(503);
});

it("knows every route there is", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => file.replace(/\/route\.ts$/, ""));
  expect(new Set(routes.flatMap(({ file }) => file ?? []))).toEqual(new Set(files));
});
