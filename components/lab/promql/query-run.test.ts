import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createQueryRun, isStale } from "./query-run";

beforeAll(() => {
  // Nothing is drawn here, so that one empty result does for every question.
  const empty = { status: "success", data: { resultType: "vector", result: [] } };
  vi.stubGlobal("fetch", async () => Response.json(empty));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const newRun = () => createQueryRun({ nowMs: () => 1_000_000, scrapeIntervalMs: () => 15_000 });

test("nothing is stale before something is executed", () => {
  expect(isStale(newRun().state.get(), "table")).toBe(false);
});

test("the same expression executed again makes what another view shows stale", async () => {
  const run = newRun();
  await run.execute("x", "table", "5m");
  expect(isStale(run.state.get(), "table")).toBe(false);
  expect(isStale(run.state.get(), "graph")).toBe(true);
  await run.execute("x", "graph", "5m");
  expect(isStale(run.state.get(), "table")).toBe(true);
  await run.look("table", "5m");
  expect(isStale(run.state.get(), "table")).toBe(false);
});
