import { literal } from "@/lib/shell/tools/regex/bracket";
import { compile, compilePosix } from "@/lib/shell/tools/regex/compile";
import { perlSource } from "@/lib/shell/tools/regex/perl";
import { posixSource } from "@/lib/shell/tools/regex/posix";
import { notSupported } from "@/lib/shell/tools/tool";
import type { GrepOptions } from "./grep-options";

export type Range = readonly [from: number, to: number];

/** Finds where a line matches: all places for `-o` and colours, none where it does not match. */
export function createMatcher(options: GrepOptions): (line: string) => Range[] {
  const patterns = options.patterns.map((pattern) => compileOne(pattern, options));
  return (line) => {
    const found = patterns.flatMap(({ regex, isKept }) => rangesIn(line, regex, isKept));
    return patterns.length === 1 ? found : leftmostLongest(found);
  };
}

const wordChar = "[\\p{L}\\p{N}_]";

function compileOne(pattern: string, options: GrepOptions) {
  const { kind, isFoldingCase, isWord, isLine } = options;
  const fold = isFoldingCase ? "i" : "";
  if (kind === "perl") {
    if (options.patterns.length > 1) throw notSupported("option -P with several patterns");
    const { source, flags, isKept } = perlSource(pattern);
    const all = [...new Set(`dgu${fold}${flags}`)].join("");
    return { regex: compile(around(source, isWord, isLine), all), isKept };
  }
  const source =
    kind === "fixed"
      ? [...pattern].map(literal).join("")
      : posixSource(pattern, { kind, reading: "characters" });
  const flags = `dgsu${fold}${options.isZero ? "m" : ""}`;
  return { regex: compilePosix(around(source, isWord, isLine), flags), isKept: false };
}

function around(source: string, isWord: boolean, isLine: boolean): string {
  if (isLine) return `^(?:${source})$`;
  return isWord ? `(?<!${wordChar})(?:${source})(?!${wordChar})` : source;
}

function rangesIn(line: string, regex: RegExp, isKept: boolean): Range[] {
  const ranges: Range[] = [];
  regex.lastIndex = 0;
  for (const match of line.matchAll(regex)) {
    const kept = isKept ? match.indices?.groups?.kept : undefined;
    ranges.push(kept ?? [match.index, match.index + match[0].length]);
  }
  return ranges;
}

/** Of what several patterns have found, one after the other: first the leftmost, of those the longest. */
function leftmostLongest(ranges: Range[]): Range[] {
  const sorted = ranges.toSorted(([from, to], [other, end]) => from - other || end - to);
  const kept: Range[] = [];
  for (const range of sorted) {
    const last = kept.at(-1);
    if (last === undefined || range[0] >= last[1]) kept.push(range);
  }
  return kept;
}
