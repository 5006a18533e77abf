import { doubleQuotedText } from "@/lib/shell/language/expansion/quote-text";
import { keysInOrder, type Variable } from "./variables";

/** The letters of a variable's attributes, in bash's order. */
export function flagsOf(variable: Variable): string {
  const { value } = variable;
  return [
    value.kind === "indexed" && "a",
    value.kind === "associative" && "A",
    variable.isInteger && "i",
    variable.letters === "lower" && "l",
    variable.isReference && "n",
    variable.isReadonly && "r",
    variable.letters === "upper" && "u",
    variable.isExported && "x",
  ]
    .filter(Boolean)
    .join("");
}

/** A variable as `declare -p` shows it. */
export function declarationOf(name: string, variable: Variable): string {
  const begin = `declare -${flagsOf(variable) || "-"} ${name}`;
  const { value } = variable;
  if (value.kind === "scalar") {
    return value.text === null ? begin : `${begin}=${doubleQuotedText(value.text)}`;
  }
  return `${begin}=${arrayText(value)}`;
}

/** `([0]="a" [1]="b")`; an associative array has a space at its end, as in bash. */
export function arrayText(value: Exclude<Variable["value"], { kind: "scalar" }>): string {
  if (value.kind === "indexed") {
    const keys = [...value.items.keys()].sort((one, other) => one - other);
    const items = keys.map((key) => `[${key}]=${doubleQuotedText(value.items.get(key) ?? "")}`);
    return `(${items.join(" ")})`;
  }
  const items = keysInOrder(value.items).map((key) => {
    const shown = /^[\w.,:/@%+=-]+$/.test(key) ? key : doubleQuotedText(key);
    return `[${shown}]=${doubleQuotedText(value.items.get(key) ?? "")} `;
  });
  return `(${items.join("")})`;
}
