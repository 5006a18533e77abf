import { plainOrQuoted } from "@/lib/shell/language/expansion/quote-text";
import { refused } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { arrayText } from "@/lib/shell/language/variables/declaration";

const letters: Record<string, string> = {
  a: "allexport",
  b: "notify",
  e: "errexit",
  f: "noglob",
  h: "hashall",
  k: "keyword",
  m: "monitor",
  n: "noexec",
  p: "privileged",
  t: "onecmd",
  u: "nounset",
  v: "verbose",
  x: "xtrace",
  B: "braceexpand",
  C: "noclobber",
  E: "errtrace",
  H: "histexpand",
  P: "physical",
  T: "functrace",
};

export const optionNames = (
  "allexport braceexpand emacs errexit errtrace functrace hashall histexpand history ignoreeof " +
  "interactive-comments keyword monitor noclobber noexec noglob nolog notify nounset onecmd physical " +
  "pipefail posix privileged verbose vi xtrace"
).split(" ");

/** Taken and without a meaning here; the others that are not kept are refused. */
const heeded = new Set([
  ...["allexport", "errexit", "errtrace", "functrace", "noclobber", "noexec", "noglob", "nounset"],
  ...["pipefail", "xtrace", "hashall", "braceexpand", "interactive-comments", "histexpand"],
  ...["history", "notify", "physical", "emacs", "vi", "nolog", "ignoreeof", "monitor", "posix"],
]);

/** Sets an option of the shell: false where there is none of this name. */
export function setOption(process: Process, name: string, isOn: boolean): boolean {
  if (!optionNames.includes(name)) return false;
  if (isOn && (!heeded.has(name) || name === "posix" || name === "monitor")) {
    throw refused(`set -o ${name}`);
  }
  if (!isOn && name === "braceexpand") throw refused("set +o braceexpand");
  process.options.set(name, isOn);
  return true;
}

export const set: Builtin = async (process, args) => {
  if (args.length === 0) return showVariables(process);
  const rest = [...args];
  while (/^([-+][^-]|--.)/.test(rest[0] ?? "")) {
    const word = rest.shift() ?? "";
    const isOn = word.startsWith("-");
    if (/^[-+]o$/.test(word) && rest.length === 0) return showOptions(process, isOn);
    const fault = setLetters(process, word, rest);
    if (fault !== null) return process.failed(`set: ${fault}`, 2);
  }
  setArguments(process, rest);
  return 0;
};

/** `set -` leaves the arguments where none follow, `set --` takes them away. */
function setArguments(process: Process, rest: readonly string[]): void {
  const [first, ...others] = rest;
  if (first === "-") process.options.set("xtrace", false);
  if (first === "--") process.args = others;
  else if (first === "-" && others.length > 0) process.args = others;
  else if (first !== undefined && first !== "-") process.args = [...rest];
}

/** What is wrong with one of the options; null where they have been set. */
function setLetters(process: Process, word: string, rest: string[]): string | null {
  for (const letter of word.slice(1)) {
    const name = letter === "o" ? (rest.shift() ?? "") : letters[letter];
    if (name === undefined) return `-${letter}: invalid option`;
    if (!setOption(process, name, word.startsWith("-"))) return `${name}: invalid option name`;
  }
  return null;
}

async function showOptions(process: Process, isTable: boolean): Promise<number> {
  for (const name of optionNames) {
    const isOn = process.has(name);
    const line = isTable
      ? `${name.padEnd(15)}\t${isOn ? "on" : "off"}`
      : `set ${isOn ? "-" : "+"}o ${name}`;
    await process.print(`${line}\n`);
  }
  return 0;
}

async function showVariables(process: Process): Promise<number> {
  for (const name of process.variables.names()) {
    const value = process.variables.own(name)?.value;
    if (!value || (value.kind === "scalar" && value.text === null)) continue;
    const text = value.kind === "scalar" ? plainOrQuoted(value.text ?? "") : arrayText(value);
    await process.print(`${name}=${value.kind === "scalar" && value.text === "" ? "" : text}\n`);
  }
  return 0;
}
