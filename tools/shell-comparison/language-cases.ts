import { arraysCases } from "./language/arrays-cases";
import { commandsCases } from "./language/commands-cases";
import { conditionsCases } from "./language/conditions-cases";
import { everydayCases } from "./language/everyday-cases";
import { jobsCases } from "./language/jobs-cases";
import { longerCases } from "./language/longer-cases";
import { readingCases } from "./language/reading-cases";
import { runningCases } from "./language/running-cases";
import { shellStateCases } from "./language/shell-state-cases";
import { syntaxCases } from "./language/syntax-cases";
import { trapsAndErrorsCases } from "./language/traps-and-errors-cases";
import { wordsCases } from "./language/words-cases";
import type { ScriptCase } from "./script-case";

/** The shell language itself: words, patterns, conditions, loops, functions, traps. */
export const languageCases: readonly ScriptCase[] = [
  {
    what: "a loop over words",
    script: 'for name in a b; do echo "copied{disk=\\"$name\\"} 1"; done',
  },
  ...wordsCases,
  ...conditionsCases,
  ...arraysCases,
  ...readingCases,
  ...runningCases,
  ...shellStateCases,
  ...syntaxCases,
  ...everydayCases,
  ...longerCases,
  ...commandsCases,
  ...trapsAndErrorsCases,
  ...jobsCases,
];
