import { ToolError } from "@/lib/shell/tools/tool";
import { awkRegex } from "./awk-regex";
import type { Running } from "./host-requests";
import type { Machine } from "./machine";
import type { Expression, Target } from "./tree";
import { compareValues, isTrue, numeric, textual, toNumber, truth, type Value } from "./value";

/** The value of an expression. */
export function* evaluate(machine: Machine, expression: Expression): Running<Value> {
  switch (expression.kind) {
    case "number":
      return numeric(expression.value);
    case "string":
      return textual(expression.value);
    case "regex":
      return truth(awkRegex(expression.source).test(machine.text(machine.record.get(0))));
    case "variable":
      return machine.variable(expression.name);
    case "group":
      return yield* evaluate(machine, expression.inner);
    case "field":
    case "element":
      return yield* readTarget(machine, expression);
    case "assign":
      return yield* assign(machine, expression);
    case "step":
      return yield* step(machine, expression);
    case "unary":
      return unary(expression.operator, yield* evaluate(machine, expression.operand));
    case "binary":
      return yield* binary(machine, expression);
    default:
      return yield* evaluateMore(machine, expression);
  }
}

type More = Exclude<
  Expression,
  {
    kind:
      | "number"
      | "string"
      | "regex"
      | "variable"
      | "group"
      | "field"
      | "element"
      | "assign"
      | "step"
      | "unary"
      | "binary";
  }
>;

function* evaluateMore(machine: Machine, expression: More): Running<Value> {
  switch (expression.kind) {
    case "match": {
      const left = machine.text(yield* evaluate(machine, expression.left));
      const regex = yield* regexOf(machine, expression.right);
      return truth(regex.test(left) !== expression.isNot);
    }
    case "and":
    case "or": {
      const isLeft = isTrue(yield* evaluate(machine, expression.left));
      if (isLeft === (expression.kind === "or")) return truth(isLeft);
      return truth(isTrue(yield* evaluate(machine, expression.right)));
    }
    case "choice": {
      const isYes = isTrue(yield* evaluate(machine, expression.condition));
      return yield* evaluate(machine, isYes ? expression.yes : expression.no);
    }
    case "in": {
      const { key, isNumber } = yield* keyOf(machine, expression.indexes);
      return truth(machine.array(expression.array).has(key, isNumber));
    }
    case "call":
      return yield* expression.isOwn
        ? machine.calls.own(machine, expression)
        : machine.calls.builtin(machine, expression);
    default:
      return yield* machine.calls.getline(machine, expression);
  }
}

/** A pattern as it stands, or the text of a value taken as one. */
export function* regexOf(machine: Machine, expression: Expression): Running<RegExp> {
  if (expression.kind === "regex") return awkRegex(expression.source);
  return awkRegex(machine.text(yield* evaluate(machine, expression)));
}

export function* keyOf(machine: Machine, indexes: readonly Expression[]) {
  const values: Value[] = [];
  for (const index of indexes) values.push(yield* evaluate(machine, index));
  const [only] = values;
  const isNumber = values.length === 1 && only?.kind === "number" && Number.isInteger(only.number);
  const separator = machine.text(machine.variable("SUBSEP"));
  return { key: values.map((value) => machine.keyText(value)).join(separator), isNumber };
}

function* fieldIndex(machine: Machine, expression: Expression): Running<number> {
  const index = Math.trunc(toNumber(yield* evaluate(machine, expression)));
  if (index < 0) throw new ToolError(`negative field index $${index}`, 2);
  return index;
}

function* readTarget(machine: Machine, target: Target): Running<Value> {
  return (yield* place(machine, target)).get();
}

interface Place {
  get(): Value;
  set(value: Value): void;
}

/** Where a value lies; its indexes are evaluated once. */
export function* place(machine: Machine, target: Target): Running<Place> {
  if (target.kind === "variable") {
    const { name } = target;
    return {
      get: () => machine.variable(name),
      set: (value) => machine.setVariable(name, value),
    };
  }
  if (target.kind === "field") {
    const index = yield* fieldIndex(machine, target.index);
    return {
      get: () => machine.record.get(index),
      set: (value) => machine.record.put(index, value),
    };
  }
  const { key, isNumber } = yield* keyOf(machine, target.indexes);
  const array = machine.array(target.array);
  return {
    get: () => array.get(key, isNumber, { kind: "unset" }),
    set: (value) => array.set(key, isNumber, value),
  };
}

type Assign = Extract<Expression, { kind: "assign" }>;

function* assign(machine: Machine, { operator, target, value }: Assign): Running<Value> {
  const right = yield* evaluate(machine, value);
  const { get, set } = yield* place(machine, target);
  const result =
    operator === "=" ? right : calculate(operator.slice(0, -1), toNumber(get()), toNumber(right));
  set(result);
  return result;
}

type Step = Extract<Expression, { kind: "step" }>;

function* step(machine: Machine, { operator, isPrefix, target }: Step): Running<Value> {
  const { get, set } = yield* place(machine, target);
  const before = toNumber(get());
  const after = before + (operator === "++" ? 1 : -1);
  set(numeric(after));
  return numeric(isPrefix ? after : before);
}

function unary(operator: "-" | "+" | "!", value: Value): Value {
  if (operator === "!") return truth(!isTrue(value));
  return numeric(operator === "-" ? 0 - toNumber(value) : toNumber(value));
}

type Binary = Extract<Expression, { kind: "binary" }>;

function* binary(machine: Machine, { operator, left, right }: Binary): Running<Value> {
  const a = yield* evaluate(machine, left);
  const b = yield* evaluate(machine, right);
  if (operator === " ") return textual(machine.text(a) + machine.text(b));
  if (/^[<>=!]/.test(operator)) {
    return truth(holds(operator, compareValues(a, b, machine.convfmt())));
  }
  return calculate(operator, toNumber(a), toNumber(b));
}

function holds(operator: string, order: number): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "==":
      return order === 0;
    default:
      return order !== 0;
  }
}

function calculate(operator: string, a: number, b: number): Value {
  switch (operator) {
    case "+":
      return numeric(a + b);
    case "-":
      return numeric(a - b);
    case "*":
      return numeric(a * b);
    case "/":
      return numeric(a / b);
    case "%":
      return numeric(a % b);
    default:
      return numeric(a ** b);
  }
}
