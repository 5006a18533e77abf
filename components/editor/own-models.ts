import type { editor as Editor } from "monaco-editor/editor";
import { monaco } from "./monaco";

/** Where the text of a document is kept; `scope` is one editor's. The wrapper makes a model for each path. */
export function modelPath(scope: string, documentKey: string): string {
  return `${scopePath(scope)}${encodeURIComponent(documentKey)}`;
}

const scopePath = (scope: string) => `inmemory://editor/${encodeURIComponent(scope)}/`;

/** Does something with each text that the editor shows, the present one included; all end lines in a line feed. */
export function onEachModel(
  editor: Editor.IStandaloneCodeEditor,
  act: (model: Editor.ITextModel) => void,
): void {
  const visit = () => {
    const model = editor.getModel();
    if (!model) return;
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    act(model);
  };
  visit();
  editor.onDidChangeModel(visit);
}

/** The wrapper disposes the text that is shown last; those of the editor's other documents go with it. */
export function endModelsWith(editor: Editor.IStandaloneCodeEditor, scope: string): void {
  const begin = monaco.Uri.parse(scopePath(scope)).toString();
  editor.onDidDispose(() => {
    for (const model of monaco.editor.getModels()) {
      if (model.uri.toString().startsWith(begin)) model.dispose();
    }
  });
}
