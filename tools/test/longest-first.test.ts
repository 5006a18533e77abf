import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { longest } from "./longest-first.mjs";

test("what is begun first is there", () => {
  expect(longest.filter((name) => !existsSync(name))).toEqual([]);
});
