import {
  arithmetic,
  expandToFields,
  expandToPattern,
  expandToText,
} from "@/lib/shell/language/expansion/expand-word";
import { matchesPattern } from "@/lib/shell/language/expansion/patterns";
import { CommandFault, LoopEnd } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import type { Compound, Statement } from "@/lib/shell/language/syntax/tree";
import { setValue } from "@/lib/shell/language/variables/values";
import { evaluateConditional } from "./conditional";
import { redirect } from "./redirect";
import { runSubshell } from "./run-subshell";
import { traceLine } from "./trace";

export async function runCompound(process: Process, command: Compound): Promise<number> {
  const undo = await redirect(process, command.redirections);
  if (typeof undo === "number") return undo;
  try {
    return await runBody(process, command);
  } finally {
    undo();
  }
}

async function runBody(process: Process, command: Compound): Promise<number> {
  const run = (statements: readonly Statement[]) => process.machine.run(process, statements);
  switch (command.type) {
    case "Group":
      return run(command.body);
    case "Subshell": {
      const child = process.fork();
      return runSubshell(child, () => process.machine.run(child, command.body));
    }
    case "If":
      return runIf(process, command);
    case "While":
      return runWhile(process, command);
    case "For":
      return runFor(process, command);
    case "CountingFor":
      return runCountingFor(process, command);
    case "Case":
      return runCase(process, command);
    case "ArithmeticCommand":
      return runArithmetic(process, command.text);
    case "ConditionalCommand":
      return evaluateConditional(process, command.expression);
  }
}

type Kind<Type extends Compound["type"]> = Extract<Compound, { type: Type }>;

async function holds(process: Process, condition: readonly Statement[]): Promise<boolean> {
  process.tolerant++;
  try {
    return (await process.machine.run(process, condition)) === 0;
  } finally {
    process.tolerant--;
  }
}

async function runIf(process: Process, { clauses, elseBody }: Kind<"If">): Promise<number> {
  for (const { condition, body } of clauses) {
    if (await holds(process, condition)) return process.machine.run(process, body);
  }
  if (elseBody) return process.machine.run(process, elseBody);
  process.status = 0;
  return 0;
}

/** Runs the body of a loop once: true where the loop is to end. */
async function turn(process: Process, body: readonly Statement[]): Promise<boolean> {
  process.loops++;
  try {
    await process.machine.run(process, body);
    return false;
  } catch (error) {
    if (!(error instanceof LoopEnd)) throw error;
    process.status = 0;
    if (error.levels > 1 && process.loops > 1) {
      error.levels--;
      throw error;
    }
    return error.kind === "break";
  } finally {
    process.loops--;
  }
}

async function runWhile(
  process: Process,
  { condition, body, wanted }: Kind<"While">,
): Promise<number> {
  let status = 0;
  for (let count = 1; ; count++) {
    process.machine.budget.round(count);
    process.loops++;
    const is = await holds(process, condition)
      .catch(loopEndOf)
      .finally(() => process.loops--);
    if (typeof is !== "boolean") {
      if (is.kind === "break") return 0;
      continue;
    }
    if (is !== wanted) return status;
    if (await turn(process, body)) return process.status;
    status = process.status;
  }
}

function loopEndOf(error: unknown): LoopEnd {
  if (error instanceof LoopEnd && error.levels <= 1) return error;
  throw error;
}

async function runFor(process: Process, command: Kind<"For">): Promise<number> {
  const { variable, words, body } = command;
  const items = words === null ? [...process.args] : await expandToFields(process, words);
  process.status = 0;
  for (const [at, item] of items.entries()) {
    process.machine.budget.round(at + 1);
    if (process.has("xtrace")) await traceLine(process, `for ${variable} in ${items.join(" ")}`);
    if (process.variables.find(variable)?.isReadonly) {
      return process.failed(`${variable}: readonly variable`);
    }
    setValue(process, { name: variable, subscript: null }, item);
    if (await turn(process, body)) break;
  }
  return process.status;
}

async function runCountingFor(process: Process, command: Kind<"CountingFor">): Promise<number> {
  const { init, condition, update, body } = command;
  const reckon = async (text: string) => {
    if (text.trim() === "") return 1n;
    await traceLine(process, `(( ${text.trim()} ))`);
    return arithmetic(process, text);
  };
  process.status = 0;
  let status = 0;
  await reckon(init);
  for (let count = 1; (await reckon(condition)) !== 0n; count++) {
    process.machine.budget.round(count);
    const isOver = await turn(process, body);
    status = process.status;
    if (isOver) break;
    await reckon(update);
  }
  return status;
}

async function runCase(process: Process, { word, items }: Kind<"Case">): Promise<number> {
  const text = await expandToText(process, word);
  await traceLine(process, `case ${text} in`);
  const options = { extglob: process.hasShopt("extglob"), nocase: process.hasShopt("nocasematch") };
  let isFalling = false;
  process.status = 0;
  for (const { patterns, body, terminator } of items) {
    let isMatch = isFalling;
    for (const pattern of isFalling ? [] : patterns) {
      isMatch ||= matchesPattern(text, await expandToPattern(process, pattern), options);
    }
    if (!isMatch) continue;
    await process.machine.run(process, body);
    if (terminator === ";;") return process.status;
    isFalling = terminator === ";&";
  }
  return process.status;
}

async function runArithmetic(process: Process, text: string): Promise<number> {
  await traceLine(process, `(( ${text} ))`);
  try {
    return (await arithmetic(process, text)) === 0n ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CommandFault) || error.status !== 1) throw error;
    return process.failed(`((: ${error.message}`);
  }
}
