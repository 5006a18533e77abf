import { expect, test } from "vitest";
import { attempted, createMember, hasOpen, isPresent, type Member, type OpenPage } from "./member";

const presentMs = 600_000;
const store = {
  progress: { passed: async () => ({}), markPassed: async () => undefined },
  answers: { lastAnswer: async () => null, saveAnswer: async () => undefined },
};
const openMember = (...pages: OpenPage["labs"][]): Member => {
  const member = createMember(store, { id: "1", name: "Ada", team: "ada" });
  for (const labs of pages) member.pages.add({ listener: () => undefined, labs });
  return member;
};
const open = (member: Member, nowMs: number) =>
  ["one", "two"].filter((lab) => hasOpen(member, lab, nowMs, presentMs));

test("a page that names its labs has those open, and one that names none has all", () => {
  expect(open(openMember(new Set(["one"])), 1e9)).toEqual(["one"]);
  expect(open(openMember(new Set(["one"]), null), 1e9)).toEqual(["one", "two"]);
  expect(open(openMember(), 1e9)).toEqual([]);
});

test("who has sent something is there for ten minutes, from wherever it came", () => {
  const member = openMember();
  attempted(member, { lab: "one" }, 1e9);
  expect([isPresent(member, 1e9 + presentMs - 1, presentMs), open(member, 1e9)]).toEqual([
    true,
    ["one", "two"],
  ]);
  expect(isPresent(member, 1e9 + presentMs, presentMs)).toBe(false);
});

test("what comes from where no page shows it opens the other labs too", () => {
  const member = openMember(new Set(["one"]));
  attempted(member, { lab: "one" }, 1e9);
  expect(open(member, 1e9)).toEqual(["one"]);
  attempted(member, { lab: null }, 1e9);
  expect(open(member, 1e9)).toEqual(["one", "two"]);
  expect(open(member, 1e9 + presentMs)).toEqual(["one"]);
});
