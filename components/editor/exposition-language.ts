import type { languages } from "monaco-editor/editor";

export const expositionLanguage = "prometheus-exposition";

interface Registry {
  languages: Pick<
    typeof languages,
    "register" | "setMonarchTokensProvider" | "setLanguageConfiguration"
  >;
}

/** The text format of Prometheus: what a HELP or TYPE line says, names, labels, values. */
export function registerExposition(monaco: Registry): void {
  monaco.languages.register({ id: expositionLanguage });
  monaco.languages.setLanguageConfiguration(expositionLanguage, {
    comments: { lineComment: "#" },
    brackets: [["{", "}"]],
    wordPattern: /[a-zA-Z_:][\w:]*/,
  });
  monaco.languages.setMonarchTokensProvider(expositionLanguage, grammar);
}

const number =
  /[-+]?(?:0x[\da-f_.]+(?:p[-+]?\d+)?|\d[\d_]*\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|inf(?:inity)?|nan)(?=\s|$)/i;

/** Line feeds are read too: whatever a line leaves open ends with it. */
const grammar: languages.IMonarchLanguage = {
  includeLF: true,
  tokenizer: {
    root: [
      // The gateway takes a type in any case, and the keyword in capitals alone.
      [
        /^([ \t]*#[ \t]*)(TYPE)([ \t]+)([a-zA-Z_:][\w:]*)([ \t]+)((?:[cC][oO][uU][nN][tT][eE][rR]|[gG][aA][uU][gG][eE]|[hH][iI][sS][tT][oO][gG][rR][aA][mM]|[sS][uU][mM][mM][aA][rR][yY]|[uU][nN][tT][yY][pP][eE][dD])(?=\n|$))/,
        ["comment", "keyword", "", "variable", "", "type"],
      ],
      [
        /^([ \t]*#[ \t]*)(HELP)([ \t]+)([a-zA-Z_:][\w:]*)(.*)/,
        ["comment", "keyword", "", "variable", "string.help"],
      ],
      [
        /^([ \t]*#[ \t]*)(TYPE|HELP)([ \t]+)([a-zA-Z_:][\w:]*)/,
        ["comment", "keyword", "", "variable"],
      ],
      [/^([ \t]*#[ \t]*)(TYPE|HELP)\b/, ["comment", "keyword"]],
      [/#.*/, "comment"],
      [/[a-zA-Z_:][\w:]*/, { token: "variable", next: "@behindName" }],
    ],
    behindName: [
      [/\n/, { token: "", next: "@popall" }],
      [/\{/, { token: "delimiter", next: "@labels" }],
      [number, { token: "number", next: "@behindValue" }],
      [/[^\s{]+/, ""],
    ],
    behindValue: [
      [/\n/, { token: "", next: "@popall" }],
      [/\S+/, "comment"],
    ],
    labels: [
      [/\n/, { token: "", next: "@popall" }],
      [/\}/, { token: "delimiter", next: "@pop" }],
      [/[a-zA-Z_]\w*/, "attribute"],
      [/[=,]/, "delimiter"],
      [/"(?:[^"\\\n]|\\.)*"?/, "string"],
    ],
  },
};
