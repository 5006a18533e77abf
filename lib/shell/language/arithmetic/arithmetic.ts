import { CommandFault } from "@/lib/shell/language/faults";
import { type Expression, parseArithmetic, type Target } from "./arithmetic-tree";

/** Where arithmetic finds its variables; a subscript is handed on as it is written. */
export interface ArithmeticVariables {
  get(name: string, subscript: string | null): string;
  set(name: string, subscript: string | null, value: string): void;
}

const wrap = (value: bigint) => BigInt.asIntN(64, value);
const truth = (is: boolean) => (is ? 1n : 0n);
const maxDepth = 64;

const operations: Record<string, (left: bigint, right: bigint) => bigint> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "<<": (left, right) => left << (right & 63n),
  ">>": (left, right) => left >> (right & 63n),
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
  "==": (left, right) => truth(left === right),
  "!=": (left, right) => truth(left !== right),
  "<": (left, right) => truth(left < right),
  ">": (left, right) => truth(left > right),
  "<=": (left, right) => truth(left <= right),
  ">=": (left, right) => truth(left >= right),
  ",": (_, right) => right,
};

const trees = new Map<string, Expression>();

function treeOf(text: string): Expression {
  const known = trees.get(text);
  if (known) return known;
  const tree = parseArithmetic(text);
  if (trees.size > 1000) trees.clear();
  trees.set(text, tree);
  return tree;
}

/** The value of an arithmetic expression in 64 bits, as bash reckons it. */
export function evaluateArithmetic(text: string, variables: ArithmeticVariables): bigint {
  return new Evaluation(text, variables, 0).value(treeOf(text));
}

class Evaluation {
  constructor(
    private readonly text: string,
    private readonly variables: ArithmeticVariables,
    private readonly depth: number,
  ) {}

  value(node: Expression): bigint {
    switch (node.kind) {
      case "number":
        return node.value;
      case "variable":
        return this.read(node);
      case "unary":
        return this.unary(node.operator, this.value(node.operand));
      case "step": {
        const before = this.read(node.target);
        const after = this.write(node.target, before + node.by);
        return node.isPrefix ? after : before;
      }
      case "binary":
        return this.binary(node);
      case "choice":
        return this.value(this.value(node.condition) !== 0n ? node.yes : node.no);
      case "assign": {
        const value = this.value(node.value);
        if (node.operator === "") return this.write(node.target, value);
        const before = this.read(node.target);
        return this.write(node.target, this.reckon(node.operator, before, value, node.rightText));
      }
    }
  }

  private unary(operator: string, value: bigint): bigint {
    if (operator === "!") return truth(value === 0n);
    if (operator === "~") return ~value;
    return operator === "-" ? wrap(-value) : value;
  }

  private binary(node: Extract<Expression, { kind: "binary" }>): bigint {
    const left = this.value(node.left);
    if (node.operator === "&&") return truth(left !== 0n && this.value(node.right) !== 0n);
    if (node.operator === "||") return truth(left !== 0n || this.value(node.right) !== 0n);
    return this.reckon(node.operator, left, this.value(node.right), node.rightText);
  }

  private reckon(operator: string, left: bigint, right: bigint, rightText: string): bigint {
    if (operator === "/" || operator === "%") {
      if (right === 0n) throw this.fault("division by 0", rightText);
      return wrap(operator === "/" ? left / right : left % right);
    }
    if (operator === "**") {
      if (right < 0n) throw this.fault("exponent less than 0", rightText);
      return power(left, right);
    }
    const operation = operations[operator];
    if (!operation) throw this.fault("syntax error: invalid arithmetic operator", rightText);
    return wrap(operation(left, right));
  }

  private fault(what: string, token: string): CommandFault {
    return new CommandFault(`${this.text.trimStart()}: ${what} (error token is "${token}")`);
  }

  private read({ name, subscript }: Target): bigint {
    const text = this.variables.get(name, subscript).trim();
    if (text === "") return 0n;
    if (/^-?(0|[1-9]\d{0,17})$/.test(text)) return BigInt(text);
    if (this.depth > maxDepth) throw this.fault("expression recursion level exceeded", name);
    return new Evaluation(text, this.variables, this.depth + 1).value(treeOf(text));
  }

  private write({ name, subscript }: Target, value: bigint): bigint {
    const wrapped = wrap(value);
    this.variables.set(name, subscript, String(wrapped));
    return wrapped;
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, factor, left] = [1n, base, exponent];
  for (; left > 0n; left >>= 1n) {
    if (left & 1n) result = wrap(result * factor);
    factor = wrap(factor * factor);
  }
  return result;
}
