import type { PromqlProblem } from "@/lib/domain/prometheus/promql/find-problem";
import type { EditorMarker } from "./editor-marker";

/** A problem as a mark in the editor, which marks one line at most. */
export function markProblem(text: string, { from, to, message }: PromqlProblem): EditorMarker {
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const line = text.slice(0, lineStart).split("\n").length;
  const [written = ""] = text.slice(from, to).split("\n");
  const startColumn = from - lineStart + 1;
  return {
    severity: "error",
    code: "promql-syntax",
    message,
    line,
    startColumn,
    endColumn: startColumn + Math.max(written.length, 1),
  };
}
