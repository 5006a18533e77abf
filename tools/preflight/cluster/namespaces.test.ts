import { expect, test } from "vitest";
import { createReport } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import { lookIntoNamespaces } from "./namespaces";

const forbidden =
  'Error from server (Forbidden): pods is forbidden: User "eve" cannot list resource "pods" in API group "" in the namespace';
const missing = "Error from server (NotFound): namespaces not found";

/** What is said of the teams' namespaces, where kubectl says this of some. */
async function lookWith(saidOf: Record<string, string>) {
  const kubectl: Kubectl = (args) => {
    const said = saidOf[args.at(-1) ?? ""] ?? "";
    return Promise.resolve({ isOk: said === "", json: null, said });
  };
  const places = ["red", "blue"].map((name) => ({
    team: { name, users: [] },
    namespace: `${name}-monitoring`,
  }));
  const report = createReport({ tell: () => {} });
  const can: boolean[] = [];
  await report.look("The cluster", async (section) => {
    can.push(await lookIntoNamespaces({ kubectl, places, section }));
  });
  const found = report.findings().map((each) => [each.state, each.found, each.todo]);
  return { can, found };
}

test("nothing is said where all of them can be looked into", async () => {
  expect(await lookWith({})).toEqual({ can: [true], found: [] });
});

test("what one may not look into is not checked, rather than wrong", async () => {
  expect(await lookWith({ "red-monitoring": forbidden, "blue-monitoring": forbidden })).toEqual({
    can: [false],
    found: [
      [
        "not-checked",
        `red-monitoring, blue-monitoring: ${forbidden}`,
        expect.stringContaining("who may look into them"),
      ],
    ],
  });
});

test("nor is it known without an answer", async () => {
  const { found } = await lookWith({ "blue-monitoring": "no answer within 60 s" });
  expect(found).toMatchObject([
    ["not-checked", "blue-monitoring: no answer within 60 s", expect.any(String)],
  ]);
});

test("a namespace that is said not to be there is wrong, whatever is known of the others", async () => {
  const { can, found } = await lookWith({
    "red-monitoring": missing,
    "blue-monitoring": forbidden,
  });
  expect(can).toEqual([false]);
  expect(found).toMatchObject([
    ["wrong", `red-monitoring: ${missing}`, expect.stringContaining("deploy/teams")],
    ["not-checked", `blue-monitoring: ${forbidden}`, expect.any(String)],
  ]);
});
