/** The blocks that `:::name` opens in a text, and what each is for. */
export const directives = {
  note: "Something to know besides, folded away in the expert mode.",
  warning: "Something that goes wrong easily; always open.",
  hint: 'Help that is offered after the first failure, in a step alone and at its top level. With `{codes="wrong-job job-missing"}` it comes first where the diagnosis has one of these codes. It never prints what solves the step.',
} as const;

/** The languages that a code block may name. */
export const codeLanguages = {
  bash: "Commands; they get a button that puts them into the Script tab, and the content check runs each that it finds in a step.",
  http: "A request: method and path, an empty line, then the body. The content check sends it.",
  promql: "An expression.",
  "prometheus-text": "Metrics in the text format.",
  yaml: "Configuration.",
  text: "Anything else.",
} as const;
