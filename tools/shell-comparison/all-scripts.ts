import { languageCases } from "./language-cases";
import type { ScriptCase } from "./script-case";
import { scriptCases } from "./script-cases";
import { awkCases } from "./tools/awk-cases";
import { bcCases } from "./tools/bc-cases";
import { dateCases } from "./tools/date-cases";
import { fileCases } from "./tools/file-cases";
import { grepCases } from "./tools/grep-cases";
import { jqCases } from "./tools/jq-cases";
import { publishedCases } from "./tools/published-cases";
import { sedCases } from "./tools/sed-cases";
import { smallCases } from "./tools/small-cases";
import { textCases } from "./tools/text-cases";

export interface ScriptSection {
  title: string;
  cases: readonly ScriptCase[];
}

/** Every script that is compared, in the order of the page. */
export const scriptSections: readonly ScriptSection[] = [
  { title: "Scripts that push", cases: scriptCases },
  { title: "One-liners that people publish", cases: publishedCases },
  { title: "The shell language", cases: languageCases },
  { title: "grep", cases: grepCases },
  { title: "sed", cases: sedCases },
  { title: "awk", cases: awkCases },
  { title: "date", cases: dateCases },
  { title: "bc", cases: bcCases },
  { title: "jq", cases: jqCases },
  {
    title:
      "cut, tr, sort, uniq, head, tail, paste, wc, column, comm, join, fold, numfmt, xxd, md5sum and others",
    cases: textCases,
  },
  {
    title:
      "diff, cmp, cat, split, cksum, envsubst, truncate, install, and what is complained of in between",
    cases: fileCases,
  },
  { title: "find, stat, touch, od, seq, expr, printf and others", cases: smallCases },
];
