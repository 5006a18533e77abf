import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { findCircles } from "./find-circles";
import { importGraph } from "./import-graph";
import { readPlan, testsRoom } from "./import-plan";
import { allowed, circles, refused } from "./import-snippets";
import { judgeImports } from "./judge-imports";
import { isFileName } from "./plan-rooms";

const plan = readPlan();
/** Files that git knows or would take, from the root of the project. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => !file.startsWith("content/") && existsSync(file));
const texts = files
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  .map((file): [string, string] => [file, readFileSync(file, "utf8")]);
const project = importGraph(new Map(texts), new Set(files));

test("every import of the project is in the plan", () => {
  expect(judgeImports(project, plan)).toEqual([]);
});

test("no import of the project goes in a circle, of types neither", () => {
  expect(findCircles(project)).toEqual([]);
});

test("every room and every file that the plan names is there", () => {
  const rooms = plan.flatMap((line) => line.rooms).filter((room) => room !== testsRoom);
  const named = [...rooms, ...plan.flatMap((line) => line.imports.filter(isFileName))];
  const isThere = (room: string) =>
    texts.some(([file]) => file === room || file.startsWith(`${room}/`) || file === `${room}.ts`);
  expect(named.filter((each) => !isThere(each))).toEqual([]);
});

test("a person reads the plan at a glance: about sixty lines", () => {
  expect(plan.length).toBeLessThanOrEqual(66);
});

test("no folder of code holds more than forty files", () => {
  const code = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
  const folders = Map.groupBy(code, (file) => posix.dirname(file));
  const full = [...folders].filter(([, inIt]) => inIt.length > 40).map(([folder]) => folder);
  expect(full).toEqual([]);
});

const judged = (snippets: readonly { path: string; code: string }[]) =>
  judgeImports(importGraph(new Map(snippets.map(({ path, code }) => [path, code]))), plan);

test.each(refused)("the plan refuses $why ($path)", (snippet) => {
  expect(judged([snippet]).map(({ file }) => file)).toEqual([snippet.path]);
});

test.each(allowed)("the plan allows $why ($path)", (snippet) => {
  expect(judged([snippet])).toEqual([]);
});

test.each(circles)("a circle of $why is found", ({ files: inCircle }) => {
  const snippets = new Map(inCircle.map(({ path, code }) => [path, code]));
  expect(findCircles(importGraph(snippets))).toEqual([[...snippets.keys()].sort()]);
});
