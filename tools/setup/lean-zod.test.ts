import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import leanZod from "./lean-zod.mjs";

const root = join(import.meta.dirname, "..", "..");
/** A bundler follows `core.x.y` to all of `core.x`. */
const whole = /core\.(util|regexes)/;

test("the browser's zod/mini names neither all patterns nor all helpers", () => {
  const source = readFileSync(join(root, "node_modules/zod/v4/mini/schemas.js"), "utf8");
  expect(source).toMatch(whole);
  expect(leanZod(source)).not.toMatch(whole);
});
