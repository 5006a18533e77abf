import { expect, test } from "vitest";
import { createReport } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import { lookAtRights } from "./rights";

interface Cluster {
  /** By team, as the list names them. */
  users: Record<string, string[]>;
  learner?: string[];
  /** Names and groups that may do nothing. */
  denied?: string[];
  /** Whether groups may be impersonated. */
  hasGroups?: boolean;
}

/** What is said of the learners' rights, and in whose names was asked. */
async function learnersRights({ users, learner, denied = [], hasGroups = true }: Cluster) {
  const names = new Set<string>();
  const kubectl: Kubectl = (args) => {
    const argumentOf = (flag: string) =>
      args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? null) : null;
    const group = argumentOf("--as-group");
    const name = group ?? argumentOf("--as") ?? "";
    names.add(name);
    if (group !== null && !hasGroups)
      return Promise.resolve({ isOk: false, json: null, said: "cannot impersonate groups" });
    const json = { status: { allowed: !denied.includes(name) } };
    return Promise.resolve({ isOk: true, json, said: "" });
  };
  const places = Object.entries(users).map(([name, of]) => ({
    team: { name, users: of },
    namespace: `${name}-monitoring`,
  }));
  const report = createReport({ tell: () => {} });
  const options = { namespace: "scrapelab", learner: learner ?? ["user:{team}"] };
  await report.look("The cluster", (section) =>
    lookAtRights({ kubectl, places, section, options }),
  );
  const [finding] = report.findings().filter(({ what }) => what === "the learners' rights");
  names.delete("system:serviceaccount:scrapelab:scrapelab");
  return { finding, names: [...names] };
}

test("asks for those whom the list names, and for one by the team's name where it names nobody", async () => {
  const { finding, names } = await learnersRights({ users: { red: ["alice", "bob"], blue: [] } });
  expect(names).toEqual(["alice", "bob", "blue"]);
  expect(finding).toMatchObject({ state: "fine", found: "30 of 30 reviews allow it" });
});

test("asks for groups and accounts as --learner names them, for teams without users alone", async () => {
  const { finding, names } = await learnersRights({
    users: { red: [], blue: ["alice"] },
    learner: ["group:lab:{team}", "serviceaccount:{namespace}/terminal"],
    denied: ["lab:red"],
  });
  expect(names).toEqual(["lab:red", "system:serviceaccount:red-monitoring:terminal", "alice"]);
  expect(finding).toMatchObject({
    state: "wrong",
    found: "group lab:red may not create jobs in red-monitoring, and 9 more",
    todo: expect.stringContaining("--learner"),
  });
});

test("whoever may not impersonate a group is told, and nothing is said to be fine", async () => {
  const { finding } = await learnersRights({
    users: { red: [], blue: [] },
    learner: ["group:lab"],
    hasGroups: false,
  });
  expect(finding).toMatchObject({
    state: "not-checked",
    found: "the review was not answered: cannot impersonate groups",
  });
});
