import type { ScriptCase } from "./script-case";

/** The shell language itself: words, patterns, conditions, loops, functions, traps. */
export const languageCases: readonly ScriptCase[] = [
  {
    what: "a loop over words",
    script: 'for name in a b; do echo "copied{disk=\\"$name\\"} 1"; done',
  },
];
