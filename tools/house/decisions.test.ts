import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "..", "..", "docs", "decisions");

test("each decision has a number of its own, which its heading repeats", () => {
  const files = readdirSync(folder).sort();
  const numbers = files.map((file) => Number(file.slice(0, 4)));
  expect(numbers).toEqual(files.map((_, index) => index + 1));
  for (const [index, file] of files.entries())
    expect(readFileSync(join(folder, file), "utf8"), file).toMatch(
      new RegExp(`^# ${numbers[index]}\\. \\S`),
    );
});
