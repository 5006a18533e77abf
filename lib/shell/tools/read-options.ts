import { notSupported, ToolError } from "./tool";

export interface OptionPlan {
  /** Letters as getopt has them: `n` a flag, `e:` with a value, `i::` with one that may be joined. */
  short: string;
  /** Long names, each with the letter that it stands for, or with a name of its own. */
  long?: Readonly<Record<string, string>>;
  /** Names of long options that take a value, beside those whose letter does. */
  valued?: readonly string[];
  /** Nothing is an option after the first word that is none. */
  isOrdered?: boolean;
  /** `-5` stands for an option of its own, named `#`. */
  hasNumbers?: boolean;
}

export interface ReadOptions {
  /** Each option in its order. */
  given: { name: string; value: string }[];
  operands: string[];
  has(name: string): boolean;
  /** The last value given; undefined where the option was not. */
  value(name: string): string | undefined;
}

/**
 * Reads a command line as GNU tools do. An option that is not in the plan is refused by name, whether the real
 * tool knows it or not.
 */
export function readOptions(args: readonly string[], plan: OptionPlan): ReadOptions {
  const given: ReadOptions["given"] = [];
  const operands: string[] = [];
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--") {
      operands.push(...rest.splice(0));
    } else if (word.startsWith("--")) {
      given.push(readLong(word, rest, plan));
    } else if (word.startsWith("-") && word !== "-") {
      given.push(...readLetters(word, rest, plan));
    } else {
      operands.push(word);
      if (plan.isOrdered) operands.push(...rest.splice(0));
    }
  }
  return {
    given,
    operands,
    has: (name) => given.some((option) => option.name === name),
    value: (name) => given.findLast((option) => option.name === name)?.value,
  };
}

function readLong(word: string, rest: string[], plan: OptionPlan): { name: string; value: string } {
  const [, long = "", , value] = /^--([^=]*)(=(.*))?$/s.exec(word) ?? [];
  const names = Object.entries(plan.long ?? {});
  const exact = names.filter(([name]) => name === long);
  const found = exact.length > 0 ? exact : names.filter(([name]) => name.startsWith(long));
  const name = found[0]?.[1];
  if (name === undefined || new Set(found.map(([, letter]) => letter)).size !== 1) {
    throw notSupported(`option --${long}`);
  }
  const kind = kindOf(name, plan);
  const isValued = kind === "valued" || plan.valued?.includes(name);
  if (!isValued) return { name, value: value ?? "" };
  const given = value ?? rest.shift();
  if (given === undefined) throw new ToolError(`option '--${long}' requires an argument`, 1);
  return { name, value: given };
}

function readLetters(word: string, rest: string[], plan: OptionPlan) {
  const given: { name: string; value: string }[] = [];
  if (plan.hasNumbers && /^-\d+$/.test(word)) return [{ name: "#", value: word.slice(1) }];
  for (let at = 1; at < word.length; at++) {
    const name = word.charAt(at);
    const kind = kindOf(name, plan);
    if (kind === null) throw notSupported(`option -${name}`);
    if (kind === "flag") {
      given.push({ name, value: "" });
      continue;
    }
    const joined = word.slice(at + 1);
    const value = joined !== "" || kind === "optional" ? joined : rest.shift();
    if (value === undefined) throw new ToolError(`option requires an argument -- '${name}'`, 1);
    given.push({ name, value });
    break;
  }
  return given;
}

function kindOf(name: string, { short }: OptionPlan): "flag" | "valued" | "optional" | null {
  const at = name.length === 1 && name !== ":" ? short.indexOf(name) : -1;
  if (at < 0) return null;
  if (short.startsWith("::", at + 1)) return "optional";
  return short.charAt(at + 1) === ":" ? "valued" : "flag";
}
