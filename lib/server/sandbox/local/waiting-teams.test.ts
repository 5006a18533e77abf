import { expect, test } from "vitest";
import { createWaitingTeams } from "./waiting-teams";

test("teams keep their place while they ask", () => {
  const waiting = createWaitingTeams();
  waiting.ask("ada", 1);
  waiting.ask("bob", 2);
  waiting.ask("ada", 3);
  expect([waiting.place("ada"), waiting.place("bob"), waiting.place("eve")]).toEqual([1, 2, 0]);
  expect(waiting.hasBefore("ada")).toBe(false);
  expect(waiting.hasBefore("bob")).toBe(true);
  waiting.leave("ada");
  expect(waiting.first()).toBe("bob");
});

test("who has been silent for two minutes loses the place", () => {
  const waiting = createWaitingTeams();
  waiting.ask("ada", 0);
  waiting.ask("bob", 1000);
  expect(waiting.dropSilent(120_001)).toEqual(["ada"]);
  expect(waiting.first()).toBe("bob");
});
