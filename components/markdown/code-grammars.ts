import type { LanguageRegistration } from "shiki/core";

/** The text exposition format 0.0.4. */
export const prometheusTextGrammar: LanguageRegistration = {
  name: "prometheus-text",
  scopeName: "source.prometheus-text",
  repository: {},
  patterns: [
    {
      match: "^\\s*(#)\\s*(HELP|TYPE)\\s+([a-zA-Z_:][\\w:]*)(?:\\s+(.*))?$",
      captures: {
        1: { name: "comment.line" },
        2: { name: "keyword.other" },
        3: { name: "entity.name.function" },
        4: { name: "string.unquoted" },
      },
    },
    { match: "^\\s*#.*$", name: "comment.line" },
    { match: "^\\s*[a-zA-Z_:][\\w:]*", name: "entity.name.function" },
    {
      begin: "\\{",
      end: "\\}",
      patterns: [
        { match: "[a-zA-Z_]\\w*(?=\\s*=)", name: "variable.label" },
        { match: '"(?:[^"\\\\]|\\\\.)*"', name: "string.quoted" },
      ],
    },
    { match: "[-+]?(?:\\d[\\d.eE+-]*|Inf|NaN)\\b", name: "constant.numeric" },
  ],
};

export const promqlGrammar: LanguageRegistration = {
  name: "promql",
  scopeName: "source.promql",
  repository: {},
  patterns: [
    { match: "#.*$", name: "comment.line" },
    { match: "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`", name: "string.quoted" },
    {
      match:
        "\\b(?:by|without|on|ignoring|group_left|group_right|offset|bool|and|or|unless|atan2|start|end)\\b",
      name: "keyword.operator",
    },
    { match: "\\b\\d+(?:ms|[smhdwy])(?:\\d+(?:ms|[smhdwy]))*\\b", name: "constant.numeric" },
    {
      match: "\\b(?:0x[\\da-fA-F]+|\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|Inf|NaN)\\b",
      name: "constant.numeric",
    },
    { match: "[a-z_]\\w*(?=\\s*\\()", name: "keyword.function" },
    { match: "[a-zA-Z_]\\w*(?=\\s*(?:=~|!~|!=|=(?!=)))", name: "variable.label" },
    { match: "[a-zA-Z_:][\\w:]*", name: "entity.name.function" },
  ],
};

/** A request as a page shows it: a line of method and path, headers, an empty line, a body. */
export const httpGrammar: LanguageRegistration = {
  name: "http",
  scopeName: "source.http-request",
  repository: {},
  embeddedLangs: ["prometheus-text"],
  patterns: [
    {
      match: "^(GET|HEAD|PUT|POST|PATCH|DELETE|OPTIONS)\\s+(\\S+)(?:\\s+(HTTP/[\\d.]+))?$",
      captures: {
        1: { name: "keyword.method" },
        2: { name: "string.path" },
        3: { name: "comment.version" },
      },
    },
    {
      match: "^(HTTP/[\\d.]+)\\s+(\\d{3})(.*)$",
      captures: { 1: { name: "comment.version" }, 2: { name: "constant.numeric" } },
    },
    { match: "^([A-Za-z-]+)(?=:\\s)", name: "variable.label" },
    { include: "source.prometheus-text" },
  ],
};
