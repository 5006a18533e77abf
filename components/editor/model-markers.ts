import type { editor as Editor } from "monaco-editor/editor";
import type { EditorMarker } from "./editor-marker";
import { monaco } from "./monaco";

/** Marks places in a text; earlier marks go. */
export function markModel(model: Editor.ITextModel, markers: readonly EditorMarker[]): void {
  monaco.editor.setModelMarkers(model, "exposition", markers.map(markerOf(model)));
}

function markerOf(model: Editor.ITextModel) {
  const { MarkerSeverity } = monaco;
  const severities = {
    error: MarkerSeverity.Error,
    warning: MarkerSeverity.Warning,
    info: MarkerSeverity.Info,
  };
  return ({ severity, code, message, line, ...at }: EditorMarker): Editor.IMarkerData => {
    const lineNumber = Math.min(line, model.getLineCount());
    // A carriage return stands in no column of the editor.
    const last = Math.max(model.getLineMaxColumn(lineNumber) - 1, 1);
    const startColumn = Math.min(at.startColumn, last);
    const endColumn = Math.max(at.endColumn, startColumn + 1);
    return {
      severity: severities[severity],
      code,
      message,
      startLineNumber: lineNumber,
      endLineNumber: lineNumber,
      startColumn,
      endColumn,
    };
  };
}
