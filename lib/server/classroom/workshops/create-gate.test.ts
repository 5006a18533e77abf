import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KeptWorkshop } from "@/lib/server/store/classroom/classroom-store";
import { createGate } from "./create-gate";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

it("refuses all that comes during a pause, and keeps no flood of it from anybody", async () => {
  const append = vi.fn(async () => []);
  const paused: KeptWorkshop = {
    ...{ id: "first", name: "Workshop", state: "paused" as const, joinCode: null, labs: null },
    ...{ closedSteps: [], pauseMessage: null, openedAtMs: 0, endedAtMs: null },
  };
  const gate = createGate({
    workshops: { of: async () => paused },
    events: { append },
    onError: () => undefined,
  });
  const push = async (id: string, times: number) => {
    for (let n = 0; n < times; n += 1) {
      const admitted = await gate.admit({ id, name: id, team: id }, "PUT /metrics/job/a");
      expect(admitted).toMatchObject({ ok: false, error: { kind: "workshop-paused" } });
    }
    return append.mock.calls.length;
  };
  expect([await push("ada", 100), await push("bob", 10), await push("ada", 10)]).toEqual([
    60, 70, 70,
  ]);
  vi.setSystemTime(Date.now() + 60_000);
  expect(await push("ada", 10)).toBe(80);
});
