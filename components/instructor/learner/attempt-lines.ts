import type { AttemptEntry, KeptBody } from "@/lib/contract/attempts";

/** An attempt as lines of text: the request, or what else was done. */
export function attemptLines(entry: AttemptEntry): string[] {
  switch (entry.kind) {
    case "answer":
      return entry.expression.split("\n");
    case "restart":
      return ["restarted the gateway"];
    case "reset":
      return ["reset the sandbox"];
    case "request": {
      const headers = Object.entries(entry.headers).map(([name, value]) => `${name}: ${value}`);
      return [`${entry.method} ${entry.path}`, ...headers, ...bodyLines(entry.body)];
    }
  }
}

function bodyLines(body: KeptBody): string[] {
  switch (body.kind) {
    case "empty":
      return [];
    case "text": {
      const cut = body.cutBytes > 0 ? [`… ${body.cutBytes} bytes not kept …`] : [];
      return [...linesOf(body.head), ...cut, ...linesOf(body.tail)];
    }
    case "binary":
      return [`binary, ${body.bytes} bytes: ${body.hex}`];
    case "gone":
      return [`${body.bytes} bytes, no longer kept`];
  }
}

/** What follows the last newline is a line only where there is something, and then it lacks its newline. */
function linesOf(text: string): string[] {
  if (text === "") return [];
  return text.endsWith("\n") ? text.slice(0, -1).split("\n") : `${text} (no newline)`.split("\n");
}

/** A line of an attempt beside the one before. */
export interface DifferenceLine {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Lines beyond these are not compared one by one. */
const mostLines = 200;

/** How an attempt differs from the one before, line by line; without one before all is the same. */
export function attemptDifference(
  lines: readonly string[],
  before: readonly string[] | null,
): DifferenceLine[] {
  if (before === null) return lines.map((text) => ({ kind: "same", text }));
  if (lines.length > mostLines || before.length > mostLines) {
    return [
      ...before.map((text) => ({ kind: "removed" as const, text })),
      ...lines.map((text) => ({ kind: "added" as const, text })),
    ];
  }
  const common = commonLengths(before, lines);
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  const result: DifferenceLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < lines.length) {
    const [old, next] = [before[i], lines[j]];
    if (old !== undefined && old === next) {
      result.push({ kind: "same", text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (next === undefined || at(i + 1, j) >= at(i, j + 1))) {
      result.push({ kind: "removed", text: old });
      i += 1;
    } else if (next !== undefined) {
      result.push({ kind: "added", text: next });
      j += 1;
    }
  }
  return result;
}

/** For each pair of places the length of the longest common subsequence of what follows. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] =
        a[i] === b[j]
          ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
