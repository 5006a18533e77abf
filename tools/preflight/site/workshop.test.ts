import { expect, test } from "vitest";
import { readOptions } from "@/tools/preflight/options";
import { createReport } from "@/tools/preflight/report";
import type { Visitor } from "./visitor";
import { lookAtWorkshop, type Workshop } from "./workshop";

interface Said {
  state?: string;
  joinCode?: string | null;
  /** Of the app; null where there is no list. */
  teams?: string[] | null;
  given?: string[];
  args?: string[];
}

/** What is said of a workshop, and what learners are then made by. */
async function look({
  state = "open",
  joinCode = null,
  teams = ["red"],
  given = ["red"],
  args = [],
}: Said) {
  const join = {
    ...{ workshop: { name: "Monday", state }, needsCode: joinCode !== null, signedInAs: null },
    teams: teams?.map((name) => ({ name, members: 0, isLocked: false })) ?? null,
  };
  const visitor: Visitor = {
    url: new URL("http://127.0.0.1"),
    ask: async (path) => {
      const json = path === "/api/join" ? join : { workshop: { joinCode } };
      return { status: 200, text: "", json, code: null, ms: 1 };
    },
    open: () => Promise.reject(new Error("nothing is opened")),
    fork: () => visitor,
  };
  const read = readOptions(args);
  if (!read.ok) throw new Error(read.error.join());
  const interruption = new AbortController().signal;
  const options = { ...read.value, url: visitor.url, interruption };
  const list = given.map((name) => ({ name, users: [] }));
  const report = createReport({ tell: () => {} });
  let workshop: Workshop | null = null;
  await report.look("The workshop", async (section) => {
    workshop = await lookAtWorkshop(visitor, options, list, section);
  });
  return { workshop, said: report.findings().map(({ state: is, what }) => `${is} ${what}`) };
}

test("takes the join code from the board, so that no wrong one is ever tried", async () => {
  expect(await look({ joinCode: "blue-harbour" })).toEqual({
    workshop: { teams: [{ name: "red", users: [] }], code: "blue-harbour" },
    said: ["fine Monday", "fine join code", "fine teams"],
  });
  const { said } = await look({ joinCode: "blue-harbour", args: ["--code", "green"] });
  expect(said).toContain("wrong join code");
  const spelled = await look({ joinCode: "blue-harbour", args: ["--code", "Blue-Harbour"] });
  expect(spelled.said).toContain("fine join code");
});

test.each(["paused", "ended"])("makes nobody where it is %s", async (state) => {
  const { workshop, said } = await look({ state });
  expect(workshop).toBeNull();
  expect(said).toContain("wrong Monday");
});

test("says once which teams the app does not know, and looks at the others", async () => {
  const { workshop, said } = await look({ teams: ["red", "green"], given: ["red", "blue"] });
  expect(workshop).toMatchObject({ teams: [{ name: "red" }] });
  expect(said).toEqual(["fine Monday", "wrong teams", "note teams"]);
  expect((await look({ teams: null })).workshop).toBeNull();
});
