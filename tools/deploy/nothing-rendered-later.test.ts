import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const sources = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root }).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);

/** What has Next write a page or an answer anew while it serves, or keep it on a disk that others do not see. */
const laterRendering = [
  /\brevalidate(Path|Tag)?\s*[=:(]/,
  /\bunstable_cache\b/,
  /["']use cache\b/,
  /\bgenerateStaticParams\b/,
  /["']next\/(legacy\/)?image["']/,
];

test.for([
  "export const revalidate = 60;",
  "await fetch(url, { next: { revalidate: 60 } });",
  'revalidatePath("/labs");',
  '"use cache: remote";',
  'import Image from "next/image";',
])("is noticed: %s", (line) => {
  expect(laterRendering.some((pattern) => pattern.test(line))).toBe(true);
});

test("no page is rendered anew while the app serves", () => {
  expect(sources.length).toBeGreaterThan(500);
  const found = sources.filter((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return laterRendering.some((pattern) => pattern.test(text));
  });
  expect(found).toEqual([]);
});

test("Next is told to make no image smaller, and of no cache", () => {
  const config = readFileSync(join(root, "next.config.ts"), "utf8");
  expect(config).toMatch(/^ {2}images: \{ unoptimized: true \},$/m);
  expect(config).not.toMatch(/^\s*(cacheComponents|cacheHandlers?|cacheLife|useCache|ppr)\b/m);
});
