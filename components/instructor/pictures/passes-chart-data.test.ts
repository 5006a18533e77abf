import { expect, it } from "vitest";
import { passesChartData } from "./passes-chart-data";

it("counts the passes up to each moment, from none to all", () => {
  const startedAtMs = Date.parse("2026-11-30T09:00:00.000Z");
  const nowMs = startedAtMs + 3_600_000;
  const passedAtMs = [startedAtMs + 600_000, startedAtMs + 1_800_000, nowMs];
  const none = { medianMs: null, spreadMs: null };
  const step = { key: "l/a", number: "4.2.1 a", title: "", begun: 3, passedAtMs, ...none };
  const data = passesChartData([step], { startedAtMs, nowMs });
  const drawn = data.series[0]?.drawn ?? [];
  expect(data.timesS).toHaveLength(240);
  expect(data.timesS.at(-1)).toBeCloseTo(nowMs / 1000);
  expect([drawn[0], drawn[60], drawn[125], drawn.at(-1)]).toEqual([0, 1, 2, 3]);
});
