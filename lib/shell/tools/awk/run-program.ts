import { evaluate } from "./evaluate";
import { execute } from "./execute";
import type { Running } from "./host-requests";
import type { Machine } from "./machine";
import { ExitSignal, RecordSignal } from "./signals";
import type { Rule, Statement } from "./tree";
import { isTrue } from "./value";

/** Runs a whole program: BEGIN, each record, END; what it has opened is closed at the end. */
export function* runProgram(machine: Machine): Running<void> {
  const { begin, rules, end } = machine.program;
  const isEnded = yield* untilExit(all(machine, begin));
  const isReading = rules.length > 0 || end.length > 0;
  const hasExited = isEnded || (isReading && (yield* untilExit(records(machine))));
  if (!isEnded && isReading) yield* untilExit(all(machine, end));
  void hasExited;
  yield* machine.streams.closeAll();
}

function* all(machine: Machine, blocks: readonly Statement[]): Running<void> {
  for (const block of blocks) yield* execute(machine, block);
}

function* untilExit(part: Running<void>): Running<boolean> {
  try {
    yield* part;
    return false;
  } catch (signal) {
    if (signal instanceof ExitSignal) return true;
    throw signal;
  }
}

function* records(machine: Machine): Running<void> {
  const { rules } = machine.program;
  const open = new Set<Rule>();
  if (rules.length === 0) {
    while ((yield* nextInto(machine)) !== null) machine.tick();
    return;
  }
  while ((yield* nextInto(machine)) !== null) yield* oneRecord(machine, rules, open);
}

function* nextInto(machine: Machine): Running<string | null> {
  const text = yield* machine.nextRecord();
  if (text !== null) machine.record.set(text);
  return text;
}

function* oneRecord(machine: Machine, rules: readonly Rule[], open: Set<Rule>): Running<void> {
  try {
    for (const rule of rules) {
      if (!(yield* isSelected(machine, rule, open))) continue;
      const body = rule.body ?? ({ kind: "print", values: [], output: null } as const);
      yield* execute(machine, body);
    }
  } catch (signal) {
    if (!(signal instanceof RecordSignal)) throw signal;
    if (signal.kind === "nextfile") machine.skipFile();
  }
}

function* isSelected(machine: Machine, rule: Rule, open: Set<Rule>): Running<boolean> {
  const [from, to] = rule.patterns;
  if (from === undefined) return true;
  if (to === undefined) return isTrue(yield* evaluate(machine, from));
  if (!open.has(rule)) {
    if (!isTrue(yield* evaluate(machine, from))) return false;
    open.add(rule);
  }
  if (isTrue(yield* evaluate(machine, to))) open.delete(rule);
  return true;
}
