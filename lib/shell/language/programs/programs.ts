import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { CommandFault } from "@/lib/shell/language/faults";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { sendSignal, signalName, signalNumber } from "@/lib/shell/language/process/traps";
import { failedToRun, runProgram } from "./run-program";

const units: Record<string, number> = { "": 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** Milliseconds of `1.5`, `2m`; null for what is no time. */
function milliseconds(word: string): number | null {
  const [, number = "", unit = ""] = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(word) ?? [];
  return number === "" ? null : Number(number) * (units[unit] ?? 1) * 1000;
}

const sleep: Builtin = async (process, args) => {
  if (args.length === 0)
    throw new CommandFault("missing operand\nTry 'sleep --help' for more information.");
  let total = 0;
  for (const word of args) {
    const ms = milliseconds(word);
    if (ms === null) {
      throw new CommandFault(
        `invalid time interval ‘${word}’\nTry 'sleep --help' for more information.`,
      );
    }
    total += ms;
  }
  await pause(process, total);
  return 0;
};

async function pause(process: Process, ms: number): Promise<void> {
  const { signal } = process.end;
  const ends = AbortSignal.any([signal, process.machine.signal]);
  if (ends.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    ends.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

const help = "\nTry 'timeout --help' for more information.";

interface Asked {
  signal: string;
  isStatusKept: boolean;
}

/** The options of `timeout`, which are taken away. */
function readTimeout(rest: string[]): Asked {
  const asked: Asked = { signal: "TERM", isStatusKept: false };
  while (/^-/.test(rest[0] ?? "")) {
    const word = rest.shift() ?? "";
    const [, name, value] = /^(-s|-k|--signal|--kill-after)=?(.*)$/s.exec(word) ?? [];
    if (name !== undefined) {
      const given = value || rest.shift() || "";
      if (/s/.test(name)) asked.signal = signalName(given) ?? "TERM";
    } else if (/preserve-status/.test(word)) asked.isStatusKept = true;
    else if (!/^(--foreground|-v|--verbose|--)$/.test(word)) {
      throw new CommandFault(`unrecognized option '${word}'${help}`, 125);
    }
  }
  return asked;
}

const timeout: Builtin = async (process, args) => {
  const rest = [...args];
  const { signal, isStatusKept } = readTimeout(rest);
  const [duration, ...words] = rest;
  if (duration === undefined || words.length === 0) {
    throw new CommandFault(`missing operand${help}`, 125);
  }
  const ms = milliseconds(duration);
  if (ms === null) throw new CommandFault(`invalid time interval ‘${duration}’${help}`, 125);
  const child = newChild(process);
  let isLate = false;
  const expire = () => {
    isLate = true;
    sendSignal(child, signal);
  };
  const timer = ms > 0 ? setTimeout(expire, ms) : undefined;
  const stop = () => sendSignal(child, "TERM");
  process.end.signal.addEventListener("abort", stop, { once: true });
  const say = (fault: string) => `timeout: ${failedToRun(words[0] ?? "", fault)}`;
  const ended = await runSubshell(child, () => runProgram(child, words, say));
  const status = child.killedBy === null ? ended : 128 + child.killedBy;
  clearTimeout(timer);
  if (!isLate || isStatusKept) return status;
  return signal === "KILL" ? 128 + signalNumber("KILL") : 124;
};

export const simplePrograms: [string, Builtin][] = [
  ["sleep", sleep],
  ["timeout", timeout],
];
