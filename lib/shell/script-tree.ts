import type { Bash } from "just-bash/browser";

/** The parts of a parsed script. */
export type Script = ReturnType<Bash["transform"]>["ast"];
export type Statement = Script["statements"][number];
export type Pipeline = Statement["pipelines"][number];
export type Command = Pipeline["commands"][number];
export type SimpleCommand = Extract<Command, { type: "SimpleCommand" }>;
export type FunctionDef = Extract<Command, { type: "FunctionDef" }>;
export type Redirection = SimpleCommand["redirections"][number];
export type Word = SimpleCommand["args"][number];
export type WordPart = Word["parts"][number];
export type BraceExpansion = Extract<WordPart, { type: "BraceExpansion" }>;
export type ParameterExpansion = Extract<WordPart, { type: "ParameterExpansion" }>;
export type ParameterOperation = NonNullable<ParameterExpansion["operation"]>;
export type Compound = Exclude<Command, { type: "SimpleCommand" | "FunctionDef" }>;
export type Conditional = Extract<Command, { type: "ConditionalCommand" }>["expression"];
export type Assignment = SimpleCommand["assignments"][number];

/** A statement that runs one command. */
export const statementOf = (command: Command): Statement => ({
  type: "Statement",
  pipelines: [{ type: "Pipeline", commands: [command], negated: false }],
  operators: [],
  background: false,
});
