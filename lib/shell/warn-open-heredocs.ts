/**
 * A warning for each here-document that its delimiter never ends, as bash 5.2 words it; the script runs all
 * the same. `node` is a parsed script, or any part of one.
 */
export function warnOpenHeredocs(node: unknown, line = 1): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => warnOpenHeredocs(each, line));
  if (!isRecord(node)) return [];
  const at = typeof node.line === "number" ? node.line : line;
  if (node.type !== "HereDoc") {
    return Object.values(node).flatMap((each) => warnOpenHeredocs(each, at));
  }
  if (node.terminated !== false) return [];
  return [
    `bash: warning: here-document at line ${at} delimited by end-of-file (wanted \`${node.delimiter}')\n`,
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
