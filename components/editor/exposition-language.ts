import type { languages } from "monaco-editor/editor";

const expositionLanguage = "prometheus-exposition";

interface Registry {
  languages: Pick<
    typeof languages,
    "register" | "setMonarchTokensProvider" | "setLanguageConfiguration"
  >;
}

/** Colours for the text format of Prometheus: comments with HELP and TYPE, names, labels, values. */
export function registerExposition(monaco: Registry): void {
  monaco.languages.register({ id: expositionLanguage });
  monaco.languages.setLanguageConfiguration(expositionLanguage, {
    comments: { lineComment: "#" },
    brackets: [["{", "}"]],
  });
  monaco.languages.setMonarchTokensProvider(expositionLanguage, {
    tokenizer: {
      root: [
        [
          /^(\s*#\s*)(TYPE)(\s+)([a-zA-Z_:][\w:]*)(\s+)(\w+)/,
          ["comment", "keyword", "", "variable", "", "type"],
        ],
        [
          /^(\s*#\s*)(HELP)(\s+)([a-zA-Z_:][\w:]*)(.*)$/,
          ["comment", "keyword", "", "variable", "string.help"],
        ],
        [/^\s*#.*$/, "comment"],
        [/^\s*[a-zA-Z_:][\w:]*/, "variable"],
        [/\{/, { token: "delimiter", next: "@labels" }],
        [/[-+]?(?:0x[\da-f]+|\d[\d_]*\.?\d*(?:e[-+]?\d+)?|\.\d+|inf|nan)\b/i, "number"],
      ],
      labels: [
        [/\}/, { token: "delimiter", next: "@pop" }],
        [/[a-zA-Z_]\w*/, "attribute"],
        [/"(?:[^"\\]|\\.)*"/, "string"],
        [/$/, { token: "", next: "@pop" }],
      ],
    },
  });
}
