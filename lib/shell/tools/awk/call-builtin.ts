import { notSupported } from "@/lib/shell/tools/tool";
import { awkRegex } from "./awk-regex";
import { arrayOf } from "./cells";
import { evaluate, place, regexOf } from "./evaluate";
import { plainFunctions } from "./functions";
import type { Running } from "./host-requests";
import type { Machine } from "./machine";
import { splitBy, splitFields } from "./records";
import type { Expression } from "./tree";
import { fromInput, numeric, textual, type Value } from "./value";

type Call = Extract<Expression, { kind: "call" }>;

/** A function that awk brings along. */
export function* callBuiltin(machine: Machine, call: Call): Running<Value> {
  switch (call.name) {
    case "length":
      return yield* lengthOf(machine, call);
    case "split":
      return yield* split(machine, call);
    case "sub":
    case "gsub":
      return yield* substitute(machine, call);
    case "match":
      return yield* match(machine, call);
    case "system":
    case "close":
    case "fflush":
      return yield* withStreams(machine, call);
    default:
      return yield* plain(machine, call);
  }
}

function* plain(machine: Machine, { name, args }: Call): Running<Value> {
  const values: Value[] = [];
  for (const arg of args) values.push(yield* evaluate(machine, arg));
  const called = plainFunctions[name];
  if (called === undefined) throw notSupported(`the function ${name}`);
  return called(values, machine.setting());
}

function* lengthOf(machine: Machine, { args }: Call): Running<Value> {
  const [arg] = args;
  if (arg === undefined) return numeric(machine.text(machine.record.get(0)).length);
  if (arg.kind === "variable") {
    const cell = machine.variables.cell(arg.name);
    if (cell.array !== null) return numeric(cell.array.length);
  }
  return numeric(machine.text(yield* evaluate(machine, arg)).length);
}

function* split(machine: Machine, { args }: Call): Running<Value> {
  const [from, into, by] = args;
  if (from === undefined || into?.kind !== "variable") throw notSupported("this form of split");
  const text = machine.text(yield* evaluate(machine, from));
  const parts = yield* partsOf(machine, text, by);
  const array = arrayOf(machine.variables.cell(into.name));
  array.clear();
  for (const [at, part] of parts.entries()) array.set(String(at + 1), true, fromInput(part));
  return numeric(parts.length);
}

function* partsOf(machine: Machine, text: string, by: Expression | undefined): Running<string[]> {
  if (by?.kind === "regex") return splitBy(text, awkRegex(by.source));
  const separator = by === undefined ? machine.variable("FS") : yield* evaluate(machine, by);
  return splitFields(text, machine.text(separator));
}

function* match(machine: Machine, { args }: Call): Running<Value> {
  const [from, pattern] = args;
  if (from === undefined || pattern === undefined) throw notSupported("this form of match");
  const text = machine.text(yield* evaluate(machine, from));
  const found = (yield* regexOf(machine, pattern)).exec(text);
  const start = found === null ? 0 : found.index + 1;
  machine.setVariable("RSTART", numeric(start));
  machine.setVariable("RLENGTH", numeric(found === null ? -1 : found[0].length));
  return numeric(start);
}

function* substitute(machine: Machine, { name, args }: Call): Running<Value> {
  const [pattern, by, target] = args;
  if (pattern === undefined || by === undefined) throw notSupported(`this form of ${name}`);
  const regex = yield* regexOf(machine, pattern);
  const replacement = machine.text(yield* evaluate(machine, by));
  const isPlace = target === undefined || /^(variable|field|element)$/.test(target.kind);
  if (!isPlace) throw notSupported(`${name} of what is no variable`);
  const whole: Expression = { kind: "field", index: { kind: "number", value: 0 } };
  const where = target ?? whole;
  if (where.kind !== "variable" && where.kind !== "field" && where.kind !== "element") {
    return numeric(0);
  }
  const { get, set } = yield* place(machine, where);
  const { text, count } = replaced(machine.text(get()), regex, replacement, name === "gsub");
  if (count > 0) set(textual(text));
  return numeric(count);
}

function replaced(text: string, regex: RegExp, replacement: string, isAll: boolean) {
  let out = "";
  let at = 0;
  let count = 0;
  let lastEnd = -1;
  regex.lastIndex = 0;
  for (const found of text.matchAll(regex)) {
    if (found[0] === "" && found.index === lastEnd) continue;
    out += text.slice(at, found.index) + filled(replacement, found[0]);
    at = found.index + found[0].length;
    lastEnd = at;
    count++;
    if (!isAll) break;
  }
  return { text: out + text.slice(at), count };
}

/** `&` is the match; a backslash before it or before another one is taken away, any other stays. */
const filled = (replacement: string, match: string) =>
  replacement.replaceAll(/\\\\|\\&|&/g, (word) => (word === "&" ? match : word.slice(1)));

function* withStreams(machine: Machine, { name, args }: Call): Running<Value> {
  const [arg] = args;
  const text = arg === undefined ? "" : machine.text(yield* evaluate(machine, arg));
  if (name === "fflush") {
    machine.streams.letGo();
    return numeric(0);
  }
  if (name === "close") return numeric(yield* machine.streams.close(text));
  yield* machine.streams.flush();
  const status = yield { kind: "system", command: text };
  return numeric(Number(status));
}
