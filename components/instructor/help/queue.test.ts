import { expect, it } from "vitest";
import type { HelpEntry } from "@/lib/contract/classroom/help";
import { nthText, queueOf, withAnswer } from "./queue";

const entry = (id: string, askedAt: string, change: Partial<HelpEntry> = {}): HelpEntry => ({
  ...{ id, learner: id, lab: "l", step: "s", words: "", state: "open" as const, by: null },
  ...{ askedAt: `2026-11-30T${askedAt}:00.000Z`, nth: 1, answers: [], isOnHold: false },
  ...change,
});

it("puts a first request before a fifth, then who has waited longest; taken and put off ones later", () => {
  const queue = queueOf([
    entry("fifth", "09:00", { nth: 5 }),
    entry("taken", "08:00", { state: "claimed", by: "Ada" }),
    entry("late", "09:20"),
    entry("held", "08:10", { isOnHold: true }),
    entry("early", "09:10"),
    entry("done", "07:00", { state: "resolved" }),
  ]);
  expect(queue.map(({ id }) => id)).toEqual(["early", "late", "fifth", "taken", "held"]);
});

it("says which request it is", () => {
  expect([1, 2, 3, 4, 11, 22].map(nthText)).toEqual([
    ...["first time", "2nd time", "3rd time", "4th time", "11th time", "22nd time"],
  ]);
});

it("shows what an instructor has changed before any event says so", () => {
  const [a, b] = [entry("a", "09:00"), entry("b", "09:10")];
  const claimed: HelpEntry = { ...a, state: "claimed", by: "Grace" };
  expect(withAnswer([a, b], a, claimed)).toEqual([claimed, b]);
  const told: HelpEntry = { ...a, state: "resolved", by: "Linus" };
  expect(withAnswer([told, b], a, claimed), "an event was faster").toEqual([told, b]);
});
