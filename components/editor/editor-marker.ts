/** A place in the text with what is to be said of it. Lines and columns are counted from 1. */
export interface EditorMarker {
  severity: "error" | "warning" | "info";
  /** Names the kind of the problem; fixes are found by it. */
  code: string;
  message: string;
  line: number;
  startColumn: number;
  endColumn: number;
}

/** Moves the cursor of an editor that may still be a text area. */
export interface CodeEditorHandle {
  goTo: (line: number, column: number) => void;
}

/** The offset of a line and column in a text with line feeds. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const lineFeed = text.indexOf("\n", start);
    if (lineFeed === -1) return text.length;
    start = lineFeed + 1;
  }
  return Math.min(start + column - 1, text.length);
}
