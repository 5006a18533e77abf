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

/** A statement that runs one command. */
export const statementOf = (command: Command): Statement => ({
  type: "Statement",
  pipelines: [{ type: "Pipeline", commands: [command], negated: false }],
  operators: [],
  background: false,
});

export const wordOf = (part: WordPart): Word => ({ type: "Word", parts: [part] });

export interface Visitor {
  command?: (command: SimpleCommand) => void;
  braces?: (braces: BraceExpansion) => void;
  functionDef?: (definition: FunctionDef) => void;
}

/** Shows a visitor each node of its kinds, the inner ones first; it may change them. `node` is any part of a parsed script. */
export function visit(node: unknown, visitor: Visitor): void {
  if (Array.isArray(node)) for (const each of node) visit(each, visitor);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  for (const each of Object.values(node)) visit(each, visitor);
  if (isSimpleCommand(node)) visitor.command?.(node);
  if (isBraces(node)) visitor.braces?.(node);
  if (isFunctionDef(node)) visitor.functionDef?.(node);
}

const isSimpleCommand = (node: object): node is SimpleCommand =>
  "type" in node && node.type === "SimpleCommand";

const isBraces = (node: object): node is BraceExpansion =>
  "type" in node && node.type === "BraceExpansion";

const isFunctionDef = (node: object): node is FunctionDef =>
  "type" in node && node.type === "FunctionDef";
