import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { expect, test } from "vitest";

/** What long texts are made of, and what may stand before: the expressions of the domain read what learners send. */
const units = [
  ..."a1 \t\r\n_=+-./:,;\"'`{}()#%\\@$&<",
  ...["a ", "a=", "a1,", "%41", "\\n", "\r\n", "a\n", "# ", "a:", '="', "a/"],
];
const beginnings = ["", "# TYPE ", "a{", 'a{b="', "curl ", "POST /", "a ", '{"a":'];
const shortLength = 2000;
const longLength = 8000;
/** The time of one that grows with the length alone is 4 times as long then, of one that grows with its square 16. */
const mostGrowth = 9;
/** No machine needs less for the square of the length. */
const certainlyFastMs = 1;

test("no regular expression of the domain takes longer than a text's length asks for", () => {
  const slow = expressionsBelow("lib/domain").flatMap(({ file, pattern }) => {
    const text = textsOf(longLength).find((each, i) =>
      isSlow(pattern, each, textsOf(shortLength)[i] ?? ""),
    );
    return text ? [`${file}: ${pattern} with ${JSON.stringify(text.slice(0, 20))}…`] : [];
  });
  expect(slow).toEqual([]);
});

test("the check finds one that does", () => {
  const texts = ["a".repeat(longLength), "a".repeat(shortLength)] as const;
  expect(isSlow(/a+b/, ...texts)).toBe(true);
  expect(isSlow(/^a+b/, ...texts)).toBe(false);
});

const texts = new Map<number, string[]>();

function textsOf(length: number): string[] {
  const made =
    texts.get(length) ??
    beginnings.flatMap((beginning) =>
      units.map((unit) => `${beginning}${unit.repeat(length / unit.length)}\0`),
    );
  texts.set(length, made);
  return made;
}

/** One quick run is proof enough; only what takes long is compared, each the quickest of several. */
function isSlow(pattern: RegExp, long: string, short: string): boolean {
  if (timeOf(pattern, long) < certainlyFastMs) return false;
  const quickest = (text: string) =>
    Math.min(...Array.from({ length: 5 }, () => timeOf(pattern, text)));
  return quickest(long) > mostGrowth * Math.max(quickest(short), certainlyFastMs / mostGrowth);
}

/** What is computed, not what passes: on a busy machine others have their turns meanwhile. Milliseconds. */
function timeOf(pattern: RegExp, text: string): number {
  const begin = process.threadCpuUsage();
  pattern.lastIndex = 0;
  if (pattern.global) text.replace(pattern, "");
  else pattern.test(text);
  const { user, system } = process.threadCpuUsage(begin);
  return (user + system) / 1000;
}

function expressionsBelow(folder: string): { file: string; pattern: RegExp }[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|testing\//.test(name))
    .flatMap((name) => {
      const file = join(folder, name);
      return expressionsOf(file).map((pattern) => ({ file, pattern }));
    });
}

function expressionsOf(file: string): RegExp[] {
  const found: RegExp[] = [];
  new Visitor({
    Literal(node) {
      if (!("regex" in node)) return;
      found.push(new RegExp(node.regex.pattern, node.regex.flags));
    },
  }).visit(parseSync(file, readFileSync(file, "utf8")).program);
  return found;
}
