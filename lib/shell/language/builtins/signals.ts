import { singleQuotedText } from "@/lib/shell/language/expansion/quote-text";
import { refused } from "@/lib/shell/language/faults";
import { findJob } from "@/lib/shell/language/process/jobs";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import {
  deliverSignals,
  sendSignal,
  signalName,
  signalNames,
  signalNumber,
  signalTitle,
  trapsInOrder,
} from "@/lib/shell/language/process/traps";

const trap: Builtin = async (process, args) => {
  const [first, ...rest] = args[0] === "--" ? args.slice(1) : args;
  if (first === undefined || first === "-p") return showTraps(process, rest);
  if (first === "-l") return listSignals(process);
  if (/^-./.test(first)) return process.failed(`trap: ${first}: invalid option`, 2);
  // A number in place of words is a signal, whose trap goes.
  const hasWords = rest.length > 0 && !/^\d+$/.test(first);
  const words = hasWords && first !== "-" ? first : null;
  return setTraps(process, words, hasWords ? rest : [first, ...rest]);
};

async function setTraps(process: Process, words: string | null, signals: readonly string[]) {
  let status = 0;
  process.listedTraps = null;
  for (const word of signals) {
    const name = signalName(word);
    if (name === null) {
      status = await process.failed(`trap: ${word}: invalid signal specification`);
    } else if (words === null) process.traps.delete(name);
    else process.traps.set(name, words);
  }
  return status;
}

async function showTraps(process: Process, words: readonly string[]): Promise<number> {
  const wanted = words.map(signalName);
  for (const [name, text] of trapsInOrder(process.listedTraps ?? process.traps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await process.print(`trap -- ${singleQuotedText(text)} ${signalTitle(name)}\n`);
  }
  return 0;
}

async function listSignals(process: Process): Promise<number> {
  const names = signalNames.slice(1).map((name, at) => `${String(at + 1).padStart(2)}) SIG${name}`);
  await process.print(`${names.join("\n")}\n`);
  return 0;
}

const usage =
  "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n";

const kill: Builtin = async (process, args) => {
  const rest = [...args];
  if (/^-[lL]$/.test(rest[0] ?? "")) return nameSignals(process, rest.slice(1));
  const word = takeSignal(rest);
  const signal = signalName(word);
  if (rest[0] === "--") rest.shift();
  if (signal === null) {
    return process.failed(`kill: ${word}: invalid signal specification`);
  }
  if (rest.length === 0) {
    await process.complain(usage);
    return 2;
  }
  if (/^(STOP|TSTP|TTIN|TTOU)$/.test(signal)) throw refused(`kill -${signal}`);
  let status = 1;
  for (const target of rest) {
    if (await send(process, target, signal)) status = 0;
  }
  await deliverSignals(process);
  return status;
};

/** The signal that stands before the processes. */
function takeSignal(rest: string[]): string {
  const [first = ""] = rest;
  if (/^-[sn]$/.test(first)) return rest.splice(0, 2)[1] ?? "";
  return /^-\w+$/.test(first) ? (rest.shift() ?? "").slice(1) : "TERM";
}

async function send(process: Process, word: string, signal: string): Promise<boolean> {
  if (!/^(%.*|-?\d+)$/.test(word)) {
    await process.tell(`kill: ${word}: arguments must be process or job IDs`);
    return false;
  }
  const pid = word.startsWith("%") ? findJob(process, word)?.pid : Math.abs(Number(word));
  const target = pid === 0 ? process : process.machine.processes.get(pid ?? -1);
  if (target) {
    if (signal !== "EXIT") sendSignal(target, signal);
    return true;
  }
  const what = word.startsWith("%") ? `${word}: no such job` : `(${word}) - No such process`;
  await process.tell(`kill: ${what}`);
  return false;
}

async function nameSignals(process: Process, words: readonly string[]): Promise<number> {
  if (words.length === 0) return listSignals(process);
  let status = 0;
  for (const word of words) {
    const isNumber = /^\d+$/.test(word);
    const name = signalName(isNumber && Number(word) > 128 ? String(Number(word) - 128) : word);
    if (name === null) status = await process.failed(`kill: ${word}: invalid signal specification`);
    else await process.print(`${isNumber ? name : signalNumber(name)}\n`);
  }
  return status;
}

export const signalBuiltins: [string, Builtin][] = [
  ["trap", trap],
  ["kill", kill],
];
