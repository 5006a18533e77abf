import type { Nodes, Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { isCloseText, isSimilarName } from "@/lib/domain/difference/likeness";
import type { Hint } from "@/lib/domain/lab/lab";
import { placeholderNames } from "@/lib/domain/lab/placeholders";
import { type DiagnosisCode, diagnosisCodes } from "@/lib/domain/verdict/diagnosis";
import { type ContentError, contentError } from "./content-error";
import { codeLanguages, directives } from "./text-elements";

const directiveNames = Object.keys(directives);
const languages = Object.keys(codeLanguages);

export interface Body {
  markdown: string;
  hints: Hint[];
  errors: ContentError[];
}

type Directive = Extract<Nodes, { type: "containerDirective" | "leafDirective" | "textDirective" }>;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);

/** Checks a Markdown body's directives and takes the hints out of it, in their order. */
export function readBody(file: string, text: string, mayHint: boolean): Body {
  const tree = parser.parse(text);
  const errors: ContentError[] = [];
  visit(tree, (node, _index, parent) => {
    if (
      node.type === "containerDirective" &&
      parent?.type === "containerDirective" &&
      !isClosed(node, text)
    ) {
      // The closing fence went to the outer directive: that one is what the author left open.
      errors.push(contentError(file, lineOf(parent), unclosed(parent.name)));
      return "skip";
    }
    for (const message of problemsOf(node, parent?.type === "root", text, mayHint)) {
      errors.push(contentError(file, lineOf(node), message));
    }
    return;
  });
  const { markdown, hints } = takeHints(tree, text);
  return { markdown: markdown.trim(), hints, errors };
}

function problemsOf(node: Nodes, isTopLevel: boolean, text: string, mayHint: boolean): string[] {
  switch (node.type) {
    case "containerDirective":
      return containerProblems(node, isTopLevel, text, mayHint);
    case "leafDirective":
    case "textDirective":
      return [
        `unknown directive "${node.name}"; open a block with three colons, or write \\: for a colon`,
      ];
    case "html":
      return placeholderNames.some((name) => node.value.trim() === `<${name}>`)
        ? []
        : ["raw HTML is not shown; write Markdown, or put it between backticks"];
    case "inlineCode":
      return misspeltPlaceholders(node.value);
    case "code":
      return node.lang && languages.includes(node.lang)
        ? misspeltPlaceholders(node.value)
        : [`unknown code language "${node.lang ?? ""}"; write one of ${languages.join(", ")}`];
    default:
      return [];
  }
}

/** Any word may stand in angle brackets, but one that is close to a placeholder is meant for it. */
function misspeltPlaceholders(text: string): string[] {
  return [...text.matchAll(/<([a-z-]+)>/g)].flatMap(([written, name = ""]) => {
    if (placeholderNames.some((each) => each === name)) return [];
    const near = placeholderNames.find((each) => isCloseText(each, name));
    return near ? [`unknown placeholder ${written}; write <${near}>`] : [];
  });
}

function containerProblems(
  node: Directive,
  isTopLevel: boolean,
  text: string,
  mayHint: boolean,
): string[] {
  const { name } = node;
  if (!directiveNames.includes(name)) {
    const near = directiveNames.find((each) => isSimilarName(each, name));
    const instead = near ? `write :::${near}` : `write one of ${directiveNames.join(", ")}`;
    return [`unknown directive "${name}"; ${instead}`];
  }
  const problems: string[] = [];
  if (!isClosed(node, text)) problems.push(unclosed(name));
  const allowed = name === "hint" ? ["codes"] : [];
  for (const key of Object.keys(node.attributes ?? {})) {
    if (allowed.includes(key)) continue;
    const instead = allowed.length > 0 ? `write ${allowed.join(", ")}` : "leave it out";
    problems.push(`unknown attribute "${key}" of :::${name}; ${instead}`);
  }
  if (name === "hint") problems.push(...hintProblems(node, isTopLevel, mayHint));
  return problems;
}

function isClosed(node: Directive, text: string): boolean {
  const lines = sourceOf(node, text).split("\n");
  return lines.length > 1 && /^\s*:{3,}\s*$/.test(lines.at(-1) ?? "");
}

function unclosed(name: string): string {
  return `:::${name} is never closed; write ::: on a line of its own after it`;
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function hintProblems(node: Directive, isTopLevel: boolean, mayHint: boolean): string[] {
  if (!mayHint) return ["only a step has hints; write :::note here"];
  if (!isTopLevel) return ["a hint is inside something else; move it to the top level"];
  if (node.children.length === 0) return ["this hint is empty; write what it says"];
  return writtenCodes(node)
    .filter((code) => !isCode(code))
    .map((code) => {
      const near = diagnosisCodes.find((each) => isSimilarName(each, code));
      const instead = near
        ? `write ${near}`
        : "see the closed set in lib/domain/verdict/diagnosis.ts";
      return `this hint is bound to the unknown code "${code}"; ${instead}`;
    });
}

function takeHints(tree: Root, text: string): { markdown: string; hints: Hint[] } {
  const hints: Hint[] = [];
  let markdown = "";
  let rest = 0;
  for (const node of tree.children) {
    if (node.type !== "containerDirective" || node.name !== "hint") continue;
    const { start, end } = offsets(node);
    const inside = text.slice(start, end).split("\n").slice(1, -1).join("\n").trim();
    hints.push({ markdown: inside, codes: writtenCodes(node).filter(isCode) });
    markdown += text.slice(rest, start);
    rest = end;
  }
  return { markdown: markdown + text.slice(rest), hints };
}

function writtenCodes(node: Directive): string[] {
  return (node.attributes?.codes ?? "").split(/\s+/).filter(Boolean);
}

function isCode(code: string): code is DiagnosisCode {
  return diagnosisCodes.some((each) => each === code);
}

function sourceOf(node: Nodes, text: string): string {
  const { start, end } = offsets(node);
  return text.slice(start, end);
}

function offsets(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
