import { languageCases } from "./language-cases";
import type { ScriptCase } from "./script-case";
import { scriptCases } from "./script-cases";

export interface ScriptSection {
  title: string;
  cases: readonly ScriptCase[];
}

/** Every script that is compared, in the order of the page. */
export const scriptSections: readonly ScriptSection[] = [
  { title: "Scripts and their tools", cases: scriptCases },
  { title: "The shell language", cases: languageCases },
];
