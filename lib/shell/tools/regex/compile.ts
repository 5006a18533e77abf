import { ToolError } from "@/lib/shell/tools/tool";
import { LongestRegExp } from "./longest";

/** A pattern of JavaScript, compiled; what it cannot be is told as a fault of the pattern. */
export function compile(source: string, flags: string): RegExp {
  return made(() => new RegExp(source, flags));
}

/** Where what fits first may be shorter than what fits: at a choice, or where a group may be left out. */
const hasChoice = /\||\)[?*{]/;

/** The same, of a POSIX pattern: of the matches that begin first it finds the longest. */
export function compilePosix(source: string, flags: string): RegExp {
  return made(() =>
    hasChoice.test(source) ? new LongestRegExp(source, flags) : new RegExp(source, flags),
  );
}

function made(make: () => RegExp): RegExp {
  try {
    return make();
  } catch {
    throw new ToolError("Invalid regular expression", 2);
  }
}
