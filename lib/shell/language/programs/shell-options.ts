import { setOption } from "@/lib/shell/language/builtins/set";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";

interface Asked {
  isText: boolean;
  isInput: boolean;
}

/** Options before a shell's script or its text, which are taken away. */
export function takeOptions(child: Process, rest: string[]): Asked {
  const asked: Asked = { isText: false, isInput: false };
  while (/^[-+][a-zA-Z]+$|^--(norc|noprofile|posix|login)$/.test(rest[0] ?? "")) {
    const word = rest.shift() ?? "";
    if (!word.startsWith("--")) takeLetters(child, word, rest, asked);
  }
  if (rest[0] === "--") rest.shift();
  return asked;
}

function takeLetters(child: Process, word: string, rest: string[], asked: Asked): void {
  const isOn = word.startsWith("-");
  for (const letter of word.slice(1)) {
    if (letter === "c") asked.isText = true;
    else if (letter === "s") asked.isInput = true;
    else if (letter === "o") setOption(child, rest.shift() ?? "", isOn);
    else setLetter(child, letter, isOn);
  }
}

const byLetter: Record<string, string> = {
  a: "allexport",
  e: "errexit",
  f: "noglob",
  n: "noexec",
  u: "nounset",
  x: "xtrace",
  C: "noclobber",
  E: "errtrace",
  T: "functrace",
};

function setLetter(child: Process, letter: string, isOn: boolean): void {
  const name = byLetter[letter];
  if (name !== undefined) child.options.set(name, isOn);
  // Startup files and a terminal's habits are none of this shell's.
  else if (!/[ilhBv]/.test(letter)) throw new CommandFault(`-${letter}: invalid option`, 2);
}
