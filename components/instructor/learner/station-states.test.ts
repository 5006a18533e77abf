import { expect, it } from "vitest";
import { stationStates } from "./station-states";

const untouched = {
  outcome: "failed" as const,
  rungs: [
    { id: "pushed", state: "broken" as const, evidence: "" },
    { id: "scraped", state: "not-reached" as const, evidence: "" },
  ],
};

it("marks where the walk ended, and nothing as broken where nobody has begun", () => {
  expect(stationStates(untouched, false)).toEqual(["broken", "none", "not-reached", "broken"]);
  expect(stationStates(untouched, true)).toEqual(["none", "none", "not-reached", "none"]);
});

it("nor where the servers did not answer, which is nobody's fault", () => {
  const unknown = { ...untouched, outcome: "unknown" as const };
  expect(stationStates(unknown, false)).toEqual(["none", "none", "not-reached", "none"]);
});
