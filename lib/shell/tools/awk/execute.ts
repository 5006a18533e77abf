import { evaluate, keyOf } from "./evaluate";
import { formatAwk } from "./format";
import type { Running } from "./host-requests";
import type { Machine } from "./machine";
import { ExitSignal, LoopSignal, RecordSignal, ReturnSignal } from "./signals";
import type { Statement } from "./tree";
import { isTrue, textual, toNumber, toText, unset, type Value } from "./value";

/** Runs a statement; what leaves it is thrown as a signal. */
export function* execute(machine: Machine, statement: Statement): Running<void> {
  machine.tick();
  switch (statement.kind) {
    case "expression":
      yield* evaluate(machine, statement.value);
      return;
    case "print":
    case "printf":
      yield* print(machine, statement);
      return;
    case "block":
      for (const each of statement.body) yield* execute(machine, each);
      return;
    case "if": {
      const isYes = isTrue(yield* evaluate(machine, statement.condition));
      if (isYes) yield* execute(machine, statement.yes);
      else if (statement.no !== null) yield* execute(machine, statement.no);
      return;
    }
    case "while":
    case "do":
    case "for":
      yield* loop(machine, statement);
      return;
    case "for-in":
      yield* overKeys(machine, statement);
      return;
    default:
      yield* leave(machine, statement);
  }
}

type Leaving = Extract<
  Statement,
  { kind: "delete" | "exit" | "return" | "next" | "nextfile" | "break" | "continue" }
>;

function* leave(machine: Machine, statement: Leaving): Running<void> {
  switch (statement.kind) {
    case "delete": {
      const array = machine.array(statement.array);
      if (statement.indexes === null) array.clear();
      else array.delete((yield* keyOf(machine, statement.indexes)).key);
      return;
    }
    case "exit":
      if (statement.value !== null) {
        machine.status = Math.trunc(toNumber(yield* evaluate(machine, statement.value))) & 0xff;
      }
      throw new ExitSignal();
    case "return":
      throw new ReturnSignal(
        statement.value === null ? unset : yield* evaluate(machine, statement.value),
      );
    case "next":
    case "nextfile":
      throw new RecordSignal(statement.kind);
    default:
      throw new LoopSignal(statement.kind);
  }
}

type Loop = Extract<Statement, { kind: "while" | "do" | "for" }>;

function* loop(machine: Machine, statement: Loop): Running<void> {
  if (statement.kind === "for" && statement.begin) yield* execute(machine, statement.begin);
  let isFirst = statement.kind === "do";
  for (;;) {
    if (!isFirst && statement.condition !== null) {
      if (!isTrue(yield* evaluate(machine, statement.condition))) return;
    }
    isFirst = false;
    if (yield* isBroken(machine, statement.body)) return;
    if (statement.kind === "for" && statement.step) yield* execute(machine, statement.step);
  }
}

function* isBroken(machine: Machine, body: Statement): Running<boolean> {
  try {
    yield* execute(machine, body);
    return false;
  } catch (signal) {
    if (signal instanceof LoopSignal) return signal.kind === "break";
    throw signal;
  }
}

type ForIn = Extract<Statement, { kind: "for-in" }>;

function* overKeys(machine: Machine, { name, array, body }: ForIn): Running<void> {
  for (const key of machine.array(array).keys()) {
    machine.setVariable(name, textual(key));
    if (yield* isBroken(machine, body)) return;
  }
}

type Print = Extract<Statement, { kind: "print" | "printf" }>;

function* print(machine: Machine, { kind, values, output }: Print): Running<void> {
  const got: Value[] = [];
  for (const value of values) got.push(yield* evaluate(machine, value));
  const text = kind === "print" ? printed(machine, got) : formatted(machine, got);
  if (output === null) machine.streams.print(text, null);
  else {
    const name = machine.text(yield* evaluate(machine, output.to));
    machine.streams.print(text, { kind: output.kind, name });
  }
}

function printed(machine: Machine, values: readonly Value[]): string {
  const ofmt = machine.text(machine.variable("OFMT"));
  const shown = values.length === 0 ? [machine.record.get(0)] : values;
  const texts = shown.map((value) => toText(value, ofmt));
  return texts.join(machine.text(machine.variable("OFS"))) + machine.text(machine.variable("ORS"));
}

function formatted(machine: Machine, [format, ...values]: readonly Value[]): string {
  return format === undefined ? "" : formatAwk(machine.text(format), values, machine.convfmt());
}
