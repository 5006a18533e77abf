import { evaluate, place } from "./evaluate";
import type { Running } from "./host-requests";
import type { Machine } from "./machine";
import type { Expression } from "./tree";
import { fromInput, numeric, type Value } from "./value";

type Getline = Extract<Expression, { kind: "getline" }>;

/** 1 for a record, 0 at the end, -1 where there is nothing to read. */
export function* getline(machine: Machine, { source, from, target }: Getline): Running<Value> {
  if (from === null) return yield* fromMain(machine, target);
  const name = machine.text(yield* evaluate(machine, from));
  const reader = yield* machine.streams.reader(name, source === "command" ? "command" : "file");
  if (reader === null) return numeric(-1);
  const text = reader.next(machine.text(machine.variable("RS")));
  if (text === null) return numeric(0);
  yield* keep(machine, target, text);
  if (source === "command") machine.count("NR");
  return numeric(1);
}

function* fromMain(machine: Machine, target: Getline["target"]): Running<Value> {
  const text = yield* machine.nextRecord();
  if (text === null) return numeric(0);
  yield* keep(machine, target, text);
  return numeric(1);
}

function* keep(machine: Machine, target: Getline["target"], text: string): Running<void> {
  if (target === null) machine.record.set(text);
  else (yield* place(machine, target)).set(fromInput(text));
}
