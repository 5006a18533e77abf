import {
  expandText,
  expandToExtended,
  expandToPattern,
  expandToText,
} from "@/lib/shell/language/expansion/expand-word";
import { matchesPattern } from "@/lib/shell/language/expansion/patterns";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import type { Conditional } from "@/lib/shell/language/syntax/tree";
import { arithmeticOf } from "@/lib/shell/language/variables/values";
import { newVariable } from "@/lib/shell/language/variables/variables";
import { compilePosix } from "@/lib/shell/tools/regex/compile";
import { posixSource } from "@/lib/shell/tools/regex/posix";
import { ToolError } from "@/lib/shell/tools/tool";
import { testFiles, testUnary } from "./file-tests";
import { traceLine } from "./trace";

/** The status of `[[ … ]]`. */
export async function evaluateConditional(process: Process, node: Conditional): Promise<number> {
  try {
    return (await holds(process, node)) ? 0 : 1;
  } catch (error) {
    if (error instanceof ToolError) return 2;
    if (error instanceof NumberFault) return process.failed(`[[: ${error.message}`);
    throw error;
  }
}

class NumberFault extends Error {}

async function holds(process: Process, node: Conditional, not = ""): Promise<boolean> {
  const show = (text: string) => traceLine(process, `[[ ${not}${text} ]]`);
  switch (node.type) {
    case "CondNot":
      return !(await holds(process, node.operand, not === "" ? "! " : ""));
    case "CondAnd":
      return (await holds(process, node.left)) && holds(process, node.right);
    case "CondOr":
      return (await holds(process, node.left)) || holds(process, node.right);
    case "CondWord": {
      const text = await expandToText(process, node.word);
      await show(`-n ${text || "''"}`);
      return text !== "";
    }
    case "CondUnary": {
      const word = await expandToText(process, node.operand);
      await show(`${node.operator} ${word || "''"}`);
      return testUnary(process, node.operator, word);
    }
    case "CondBinary":
      return binary(process, node, show);
  }
}

type Binary = Extract<Conditional, { type: "CondBinary" }>;
type Show = (text: string) => Promise<void>;

async function binary(process: Process, { operator, left, right }: Binary, tell: Show) {
  const text = await expandToText(process, left);
  const isCaseless = process.hasShopt("nocasematch");
  const show = (word: string) => tell(`${text || "''"} ${operator} ${word || "''"}`);
  switch (operator) {
    case "=":
    case "==":
    case "!=": {
      const pattern = await expandToPattern(process, right);
      await show(pattern);
      const is = matchesPattern(text, pattern, { extglob: true, nocase: isCaseless });
      return is === (operator !== "!=");
    }
    case "=~": {
      const extended = await expandToExtended(process, right);
      await show(extended);
      return matchesExtended(process, text, extendedMatcher(extended, isCaseless));
    }
  }
  const word = await expandToText(process, right);
  await show(word);
  switch (operator) {
    case "<":
      return text < word;
    case ">":
      return text > word;
    case "-nt":
    case "-ot":
    case "-ef":
      return testFiles(process, operator, text, word);
    default:
      return compareNumbers(operator, await numberOf(process, text), await numberOf(process, word));
  }
}

async function numberOf(process: Process, text: string): Promise<bigint> {
  try {
    return arithmeticOf(process, await expandText(process, text));
  } catch (error) {
    if (error instanceof CommandFault && error.status === 1) throw new NumberFault(error.message);
    throw error;
  }
}

export function compareNumbers(operator: string, left: bigint, right: bigint): boolean {
  switch (operator) {
    case "-eq":
      return left === right;
    case "-ne":
      return left !== right;
    case "-lt":
      return left < right;
    case "-le":
      return left <= right;
    case "-gt":
      return left > right;
    case "-ge":
      return left >= right;
    default:
      throw new CommandFault(`${operator}: binary operator expected`, 2);
  }
}

function extendedMatcher(pattern: string, isCaseless: boolean): RegExp {
  const source = posixSource(pattern, { kind: "extended", reading: "characters", isStrict: true });
  return compilePosix(source, isCaseless ? "uis" : "us");
}

function matchesExtended(process: Process, text: string, matcher: RegExp): boolean {
  const found = matcher.exec(text);
  const items = new Map((found ?? []).map((group, at) => [at, group ?? ""] as const));
  const variable = newVariable({ kind: "indexed", items });
  const known = process.variables.find("BASH_REMATCH");
  if (known) known.value = variable.value;
  else process.variables.global("BASH_REMATCH").value = variable.value;
  return found !== null;
}
