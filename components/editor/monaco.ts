import { loader } from "@monaco-editor/react";
import * as monaco from "monaco-editor/editor";
// No feature of its own brings the controller of the list of suggestions.
import "monaco-editor/editor/contrib/suggest/browser/suggestController.js";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/longLinesHelper/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/wordOperations/register";
import "./editor.css";
import "monaco-editor/languages/definitions/shell/register";
import { expositionLanguage, registerExposition } from "./exposition-language";
import { registerExpositionServices } from "./exposition-services";

// Bundled with the app, so that nothing is fetched from another host.
self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL("./editor-worker.ts", import.meta.url), { type: "module" }),
};

registerExposition(monaco);
registerExpositionServices(monaco, expositionLanguage);

// The wrapper takes this build, and fetches none.
loader.config({ monaco });

export { monaco };
