import { describe, expect, it } from "vitest";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { withChanged, withEvents, withoutLearner } from "./board-state";

function learner(id: string, name = id): BoardLearner {
  return {
    ...{ id, name, team: id, isOnline: true, isHidden: false, isCounted: true, steps: [] },
    ...{ joinedAt: "", lastSeenAt: "", needsHelp: null, need: null, at: null },
  };
}

describe("the board after events", () => {
  const [a, b] = [learner("a"), learner("b")];
  const learners = new Map([
    ["a", a],
    ["b", b],
  ]);

  it("takes the newest row of a learner, and leaves the others the objects they were", () => {
    const change = withEvents({ learners }, [
      { event: "learner", data: { id: "b", learner: learner("b", "old") } },
      { event: "learner", data: { id: "b", learner: learner("b", "new") } },
      { event: "learner", data: { id: "c", learner: learner("c") } },
    ]);
    expect(change.learners?.get("a")).toBe(a);
    expect(change.learners?.get("b")?.name).toBe("new");
    expect([...(change.learners?.keys() ?? [])]).toEqual(["a", "b", "c"]);
    expect(learners.get("b")).toBe(b);
  });

  it("shows what an instructor has done to a learner before an event says so", () => {
    const changed = { id: "b", name: "Bea", team: "red" };
    expect(withChanged(learners, changed).learners.get("b")).toEqual({ ...b, ...changed });
    expect(withChanged(learners, { ...changed, id: "gone" }).learners).toBe(learners);
    expect([...withoutLearner(learners, "a").learners.keys()]).toEqual(["b"]);
  });

  it("lets go who is removed", () => {
    const change = withEvents({ learners }, [
      { event: "learner", data: { id: "a", learner: null } },
    ]);
    expect([...(change.learners?.keys() ?? [])]).toEqual(["b"]);
  });

  it("lets go who is not there any more when all is told anew", () => {
    const change = withEvents({ learners }, [
      { event: "roster", data: ["b", "c"] },
      { event: "learner", data: { id: "c", learner: learner("c") } },
    ]);
    expect([...(change.learners?.keys() ?? [])]).toEqual(["b", "c"]);
  });

  it("changes nothing else than what the events are about", () => {
    expect(withEvents({ learners }, [{ event: "help", data: [] }])).toEqual({ help: [] });
    expect(withEvents({ learners }, [{ event: "misconceptions", data: [] }])).toEqual({
      misconceptions: [],
    });
  });
});
