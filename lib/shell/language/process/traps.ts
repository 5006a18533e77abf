import { ExitEnd, KilledEnd } from "@/lib/shell/language/faults";
import type { Process } from "./process";

/** Signals by their numbers, as Linux has them. */
export const signalNames = (
  "EXIT HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP " +
  "TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
).split(" ");

const ofTheShell = ["EXIT", "DEBUG", "ERR", "RETURN"];

/** The name of a signal without `SIG`; null for none. */
export function signalName(word: string): string | null {
  if (/^\d+$/.test(word)) return signalNames[Number(word)] ?? null;
  const name = word.toUpperCase().replace(/^SIG/, "");
  return signalNames.includes(name) || ofTheShell.includes(name) ? name : null;
}

export const signalNumber = (name: string) => signalNames.indexOf(name);

export const signalTitle = (name: string) => (ofTheShell.includes(name) ? name : `SIG${name}`);

/** In the order in which bash lists them. */
export function trapsInOrder(traps: ReadonlyMap<string, string>): [string, string][] {
  const order = (name: string) => {
    const at = signalNumber(name);
    return at >= 0 ? at : 65 + ["DEBUG", "ERR", "RETURN"].indexOf(name);
  };
  return [...traps].sort(([one], [other]) => order(one) - order(other));
}

/** Runs what a trap says; the status of what ran before it stays. */
export async function runTrap(process: Process, signal: string): Promise<void> {
  const words = process.traps.get(signal);
  if (words === undefined || words === "") return;
  if (process.runningTraps.has(signal)) return;
  process.runningTraps.add(signal);
  const { status, pipeStatus, command, tolerant } = process;
  const { line } = process;
  try {
    await process.machine.runText(process, words, ofTheShell.slice(1).includes(signal) ? line : 1);
  } finally {
    process.runningTraps.delete(signal);
  }
  Object.assign(process, { status, pipeStatus, command, tolerant, line });
}

/** What comes to a process: a trap of its own, nothing, or its end. */
export function sendSignal(process: Process, name: string): void {
  const isIgnored = process.traps.get(name) === "";
  if (isIgnored || name === "EXIT") return;
  if (process.traps.has(name) && name !== "KILL") {
    process.pending.push(name);
    process.wake();
    return;
  }
  if (["CHLD", "CONT", "URG", "WINCH"].includes(name)) return;
  process.killedBy = signalNumber(name);
  process.end.abort();
}

/** Runs the traps of signals that have come; throws where one has killed the process. */
export async function deliverSignals(process: Process): Promise<void> {
  if (process.killedBy !== null) throw new KilledEnd(process.killedBy);
  for (let next = process.pending.shift(); next !== undefined; next = process.pending.shift()) {
    await runTrap(process, next);
  }
}

/** Runs a process to its end, its EXIT trap with it, and gives its status. */
export async function runToEnd(process: Process, body: () => Promise<number>): Promise<number> {
  let status = await endOf(process, body);
  process.tolerant = 0;
  if (process.traps.has("EXIT") && process.killedBy !== signalNumber("KILL")) {
    const { killedBy } = process;
    process.killedBy = null;
    process.status = status;
    const after = await endOf(process, async () => {
      await runTrap(process, "EXIT");
      return -1;
    });
    process.killedBy = killedBy;
    if (after >= 0) status = after;
  }
  return status;
}

async function endOf(process: Process, body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof ExitEnd) return error.status;
    if (error instanceof KilledEnd) return 128 + error.signal;
    return process.machine.explainEnd(process, error);
  }
}
