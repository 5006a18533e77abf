import { compilePosix } from "@/lib/shell/tools/regex/compile";
import { posixSource } from "@/lib/shell/tools/regex/posix";

const compiled = new Map<string, RegExp>();

/** A pattern of awk over bytes; mawk 1.3.4 takes braces as they stand. */
export function awkRegex(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) {
    known.lastIndex = 0;
    return known;
  }
  const rules = { kind: "awk", reading: "bytes", hasNoIntervals: true } as const;
  const regex = compilePosix(posixSource(pattern, rules), "gs");
  if (compiled.size > 500) compiled.clear();
  compiled.set(pattern, regex);
  return regex;
}
