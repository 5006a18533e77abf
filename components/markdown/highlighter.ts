import { createHighlighterCore, type HighlighterCore, type ThemeRegistration } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { bundledLanguages } from "shiki/langs";
import { httpGrammar, prometheusTextGrammar, promqlGrammar } from "./code-grammars";

/** Every colour is a token of `app/globals.css`, so one theme serves light and dark. */
export const codeTheme: ThemeRegistration = {
  name: "scrapelab",
  fg: "var(--text)",
  bg: "var(--code-ground)",
  settings: [
    colour("--code-comment", ["comment", "punctuation.definition.comment"]),
    colour("--code-string", ["string", "punctuation.definition.string"]),
    colour("--code-number", ["constant.numeric", "constant.language"]),
    colour("--code-keyword", [
      "keyword.other",
      "keyword.control",
      "keyword.function",
      "keyword.method",
      "storage",
    ]),
    colour("--code-name", ["entity.name", "support.function"]),
    colour("--code-label", ["variable.label", "constant.other.option"]),
  ],
};

function colour(token: string, scope: string[]) {
  return { scope, settings: { foreground: `var(${token})` } };
}

let highlighter: Promise<HighlighterCore> | null = null;

/** One for the process, made on first use; regular expressions run in V8, so no WebAssembly is loaded. */
export function getHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [codeTheme],
    langs: [
      bundledLanguages.bash,
      bundledLanguages.yaml,
      prometheusTextGrammar,
      promqlGrammar,
      httpGrammar,
    ],
  });
  return highlighter;
}
