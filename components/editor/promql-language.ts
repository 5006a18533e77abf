import type { languages } from "monaco-editor/editor";
import { promqlFunctions } from "@/lib/domain/prometheus/promql/function-table";
import { aggregations, promqlWords } from "@/lib/domain/prometheus/promql/operator-table";

export const promqlLanguage = "promql";

interface Registry {
  languages: Pick<
    typeof languages,
    "register" | "setMonarchTokensProvider" | "setLanguageConfiguration"
  >;
}

/** PromQL: the colours of its words, and what brackets belong together. */
export function registerPromql(monaco: Registry): void {
  monaco.languages.register({ id: promqlLanguage });
  monaco.languages.setLanguageConfiguration(promqlLanguage, {
    comments: { lineComment: "#" },
    brackets: [
      ["{", "}"],
      ["(", ")"],
      ["[", "]"],
    ],
    wordPattern: /[a-zA-Z_:][\w:]*|\d+\w*/,
  });
  monaco.languages.setMonarchTokensProvider(promqlLanguage, grammar);
}

const aggregationNames = aggregations.map(({ name }) => name);
const keywords = [...promqlWords.keys()].filter((name) => /^\w+$/.test(name));
/** Keywords and aggregations are read in any case, functions are not. */
const anyCase = (names: readonly string[]) => [
  ...names,
  ...names.map((name) => name.toUpperCase()),
];

const strings: languages.IMonarchLanguageRule[] = [
  [/"(?:[^"\\\n]|\\.)*"?/, "string"],
  [/'(?:[^'\\\n]|\\.)*'?/, "string"],
  [/`/, { token: "string", next: "@raw" }],
];

const grammar: languages.IMonarchLanguage = {
  functions: [...promqlFunctions.keys()],
  aggregations: anyCase(aggregationNames),
  keywords: anyCase(keywords),
  groupings: anyCase(["by", "without", "on", "ignoring", "group_left", "group_right"]),
  tokenizer: {
    root: [
      [/#.*/, "comment"],
      ...strings,
      [/\{/, { token: "delimiter", next: "@matchers" }],
      [/\[/, { token: "delimiter", next: "@range" }],
      [
        /(\w+)(\s*)(\()/,
        {
          cases: {
            "$1@groupings": { token: "@rematch", next: "@grouping" },
            "@default": { token: "@rematch", next: "@call" },
          },
        },
      ],
      [/[a-zA-Z_:][\w:]*/, { cases: { "@keywords": "keyword", "@default": "variable" } }],
      [
        /0x[\da-fA-F]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][-+]?\d+)?(?:ms|[smhdwy])?(?:\d+(?:ms|[smhdwy]))*/,
        "number",
      ],
      [/[-+*/%^=<>!@]+|[(),]/, "delimiter"],
    ],
    call: [
      [
        /\w+/,
        {
          cases: {
            "@functions": { token: "type", next: "@pop" },
            "@keywords": { token: "keyword", next: "@pop" },
            "@default": { token: "variable", next: "@pop" },
          },
        },
      ],
    ],
    grouping: [
      [/\w+(?=\s*\()/, "keyword"],
      [/\w+/, "attribute"],
      [/[(,]/, "delimiter"],
      [/\)/, { token: "delimiter", next: "@pop" }],
      ...strings,
    ],
    matchers: [
      [/\}/, { token: "delimiter", next: "@pop" }],
      [/[a-zA-Z_]\w*/, "attribute"],
      [/[=!~,]+/, "delimiter"],
      [/#.*/, "comment"],
      ...strings,
    ],
    range: [
      [/\]/, { token: "delimiter", next: "@pop" }],
      [/\d[\w.]*/, "number"],
      [/:/, "delimiter"],
    ],
    raw: [
      [/[^`]+/, "string"],
      [/`/, { token: "string", next: "@pop" }],
    ],
  },
};
