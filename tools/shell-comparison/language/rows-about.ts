import type { ScriptCase } from "@/tools/shell-comparison/script-case";

type Row = string | { script: string; refuses: string };

/** Rows about one part of the language; a plain string is a script that has to be the same. */
export const rowsAbout = (what: string, rows: readonly Row[]): readonly ScriptCase[] =>
  rows.map((row) => (typeof row === "string" ? { what, script: row } : { what, ...row }));
