import { expect, it } from "vitest";
import { err, ok } from "@/lib/domain/result";
import type { KeptWorkshop } from "@/lib/server/store/classroom/classroom-store";
import type { JoinWish } from "@/lib/server/store/classroom/joins";
import { createJoining } from "./create-joining";

const workshop: KeptWorkshop = {
  ...{ id: "first", name: "First", state: "open", joinCode: null, labs: null },
  ...{ closedSteps: [], pauseMessage: null, openedAtMs: 0, endedAtMs: null },
};

function open() {
  const wishes: JoinWish[] = [];
  const joining = createJoining({
    store: {
      learners: { find: async () => null },
      joining: {
        join: async (wish) => {
          wishes.push(wish);
          return ok({ id: "x", name: wish.name, team: "x" });
        },
        isSynthetic: async () => false,
        teams: async () => [],
        list: async () => undefined,
      },
    },
    sessions: { begin: async () => "cookie" },
    joinLimits: { admit: () => err({ kind: "too-many-joins", retryAfterSeconds: 9 }) },
    workshops: { current: async () => workshop },
    events: { append: async () => [] },
    resumeCodes: { of: async () => "a-b-c", find: async () => null, renew: async () => null },
    members: { tellTeam: async () => undefined },
    teams: [],
  });
  return { joining, wishes };
}

it("lets a class of synthetic learners in at once, which come from one address", async () => {
  const { joining, wishes } = open();
  const from = { address: "10.0.0.1", isInstructor: true, user: null };
  const joined = await joining.join({ name: "Robot", as: "synthetic" }, from);
  expect(joined).toMatchObject({ ok: true, value: { resumeCode: "a-b-c" } });
  expect(wishes).toMatchObject([{ kind: "synthetic" }]);
  for (const as of ["learner", "rehearsal", undefined] as const) {
    const refused = await joining.join({ name: "Person", as }, from);
    expect(refused).toMatchObject({ ok: false, error: { kind: "too-many-joins" } });
  }
});
