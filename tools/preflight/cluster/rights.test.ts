import { expect, test } from "vitest";
import { createReport } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import { lookAtRights } from "./rights";

/** What is said of the learners' rights in a cluster where `denied` may do nothing. */
async function learnersRights(users: Record<string, string[]>, denied: string[] = []) {
  const kubectl: Kubectl = (args) => {
    const user = args[args.indexOf("--as") + 1] ?? "";
    const json = { status: { allowed: !denied.includes(user) } };
    return Promise.resolve({ isOk: true, json, said: "" });
  };
  const places = Object.entries(users).map(([name, of]) => ({
    team: { name, users: of },
    namespace: `${name}-monitoring`,
  }));
  const report = createReport(() => {});
  await report.look("The cluster", (section) =>
    lookAtRights({ kubectl, places, section, appNamespace: "scrapelab" }),
  );
  return report.findings().filter(({ what }) => what === "the learners' rights");
}

test("whose users are not named has nothing checked, and is told that groups are not asked", async () => {
  expect(await learnersRights({ red: [], blue: [] })).toEqual([
    expect.objectContaining({
      state: "not-checked",
      found: expect.stringMatching(/no users of any team, and rights of groups are not asked/),
    }),
  ]);
});

test("beside teams whose users are named, the others are not said to be fine", async () => {
  expect(await learnersRights({ red: ["alice", "bob"], blue: [], green: [] })).toEqual([
    expect.objectContaining({
      state: "not-checked",
      found: expect.stringContaining("blue, green"),
    }),
    expect.objectContaining({ state: "fine", found: "20 of 20 reviews allow it" }),
  ]);
});

test("a user without rights of their own may have them by a group, which is told", async () => {
  expect(await learnersRights({ red: ["alice", "bob"] }, ["bob"])).toEqual([
    expect.objectContaining({
      state: "wrong",
      found: expect.stringContaining("bob may not create jobs in red-monitoring"),
      todo: expect.stringContaining("group"),
    }),
  ]);
});
