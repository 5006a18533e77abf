import { describe, expect, it } from "vitest";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import type { NeedRule } from "@/lib/domain/classroom/need";
import { holdOrder, sortByNeed } from "./row-order";

function learner(name: string, needsHelp: NeedRule | null, since = "", passed = 0): BoardLearner {
  return {
    ...{ id: name, name, team: name, isOnline: true, isHidden: false, isCounted: true },
    ...{ joinedAt: "", lastSeenAt: "", needsHelp, at: null },
    need: needsHelp ? { since, lab: "l", step: "s" } : null,
    steps: Array.from({ length: passed }, (_, i) => ({
      ...{ lab: "l", step: String(i), state: "passed" as const, attempts: 1 },
      ...{ startedAt: null, passedAt: null, diagnosis: null },
    })),
  };
}

describe("the order by need", () => {
  it("puts the more urgent rule first, then who waits longest, then who is least far, then by name", () => {
    const sorted = sortByNeed([
      learner("Zoë", null, "", 3),
      learner("Ada", null, "", 3),
      learner("Bob", null, "", 1),
      learner("Urs", "away", "09:00"),
      learner("Late", "asked", "09:20"),
      learner("Early", "asked", "09:10"),
      learner("Same", "same-diagnosis", "08:00"),
    ]);
    expect(sorted.map(({ name }) => name)).toEqual([
      ...["Early", "Late", "Same", "Urs", "Bob", "Ada", "Zoë"],
    ]);
  });

  it("goes by what the page calls them, so that hidden names give nobody away", () => {
    const numbers: Record<string, string> = {
      Zoë: "Learner 1",
      Ada: "Learner 10",
      Bob: "Learner 2",
    };
    const all = ["Ada", "Bob", "Zoë"].map((name) => learner(name, null));
    const sorted = sortByNeed(all, ({ name }) => numbers[name] ?? "");
    expect(sorted.map(({ name }) => name)).toEqual(["Zoë", "Bob", "Ada"]);
  });
});

describe("an order that is held", () => {
  const all = new Set(["a", "b", "c", "d", "new"]);

  it("stays, and counts the rows that would move", () => {
    expect(holdOrder(["a", "b", "c"], ["c", "a", "b"], all)).toEqual({
      ids: ["a", "b", "c"],
      changes: 1,
    });
    expect(holdOrder(["a", "b", "c"], ["a", "b", "c"], all).changes).toBe(0);
    expect(holdOrder(["a", "b", "c", "d"], ["d", "c", "b", "a"], all).changes).toBe(3);
  });

  it("takes in who is new at its end, and counts them where they belong elsewhere", () => {
    expect(holdOrder(["a", "b"], ["a", "b", "new"], all)).toEqual({
      ids: ["a", "b", "new"],
      changes: 0,
    });
    expect(holdOrder(["a", "b"], ["new", "a", "b"], all)).toEqual({
      ids: ["a", "b", "new"],
      changes: 1,
    });
  });

  it("lets go who is gone at once, and keeps who would only be filtered out", () => {
    expect(holdOrder(["a", "gone", "b"], ["a", "b"], all)).toEqual({ ids: ["a", "b"], changes: 0 });
    expect(holdOrder(["a", "b", "c"], ["a", "c"], all)).toEqual({
      ids: ["a", "b", "c"],
      changes: 1,
    });
  });
});
