import type { Process } from "@/lib/shell/language/process/process";

/** Variables that are reckoned when they are read. */
const reckoned: Record<string, (process: Process) => string> = {
  RANDOM: ({ random }) => String(random.next()),
  SRANDOM: () => String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0),
  SECONDS: ({ machine, secondsFromMs }) =>
    String(Math.floor((machine.nowMs() - secondsFromMs) / 1000)),
  EPOCHSECONDS: ({ machine }) => String(Math.floor(machine.nowMs() / 1000)),
  EPOCHREALTIME: ({ machine }) => (machine.nowMs() / 1000).toFixed(6),
  LINENO: ({ line }) => String(line),
  BASHPID: ({ pid }) => String(pid),
  PPID: ({ machine, shellPid }) => String(machine.processes.get(shellPid)?.parentPid ?? 1),
  BASH_COMMAND: ({ command }) => command,
  BASH_SUBSHELL: ({ subshellLevel }) => String(subshellLevel),
  SHELLOPTS: ({ options }) =>
    [...options]
      .filter(([, isOn]) => isOn)
      .map(([name]) => name)
      .sort()
      .join(":"),
};

/** Null for a name that is none of them, and where a script has unset it. */
export function reckonedValue(process: Process, name: string): string | null {
  return Object.hasOwn(reckoned, name) ? (reckoned[name]?.(process) ?? null) : null;
}

/** The arrays that tell of calls and pipes; null for any other. */
export function reckonedArray(process: Process, name: string): string[] | null {
  const { frames } = process;
  const inner = [...frames].reverse();
  switch (name) {
    case "PIPESTATUS":
      return process.pipeStatus.map(String);
    case "FUNCNAME":
      return frames.some(isFunction) ? [...inner.map((frame) => frame.name)] : [];
    case "BASH_SOURCE":
      return inner.map(({ source }) => source);
    case "BASH_LINENO":
      return inner.map(({ line }) => String(line));
    case "DIRSTACK":
      return [process.cwd, ...process.directories];
    case "GROUPS":
      return ["1000"];
    case "BASH_VERSINFO":
      return ["5", "2", "15", "1", "release", "x86_64-pc-linux-gnu"];
    default:
      return null;
  }
}

const isFunction = ({ name }: { name: string }) => name !== "source" && name !== "main";

const flags: Record<string, string> = {
  allexport: "a",
  errexit: "e",
  noglob: "f",
  hashall: "h",
  noexec: "n",
  nounset: "u",
  verbose: "v",
  xtrace: "x",
  braceexpand: "B",
  noclobber: "C",
  errtrace: "E",
  functrace: "T",
};

/** `$?`, `$#` and the like; null for what is none of them. */
export function specialParameter(process: Process, name: string): string | null {
  switch (name) {
    case "?":
      return String(process.status);
    case "#":
      return String(process.args.length);
    case "$":
      return String(process.shellPid);
    case "!":
      return process.lastJob === null ? null : String(process.lastJob);
    case "0":
      return process.name;
    case "_":
      return process.lastArgument;
    case "-":
      return `${Object.entries(flags)
        .filter(([option]) => process.has(option))
        .map(([, letter]) => letter)
        .join("")}c`;
    default:
      return /^\d+$/.test(name) ? (process.args[Number(name) - 1] ?? null) : null;
  }
}

export const isSpecialParameter = (name: string) => /^([?#$!_-]|\d+)$/.test(name);
