import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import type { Statement } from "@/lib/shell/language/syntax/tree";
import { emptyInput } from "./descriptions";
import type { Job, Process } from "./process";

/** Begins a job that goes on beside its shell, with nothing to read. */
export async function startJob(
  process: Process,
  { source }: Statement,
  run: (child: Process) => Promise<number>,
): Promise<void> {
  const child = process.fork();
  child.tolerant = 0;
  const input = emptyInput();
  child.descriptors.set(0, input);
  const ended = runSubshell(child, () => run(child));
  const job: Job = {
    number: (process.jobs.at(-1)?.number ?? 0) + 1,
    pid: child.pid,
    text: source,
    status: null,
    ended,
  };
  process.machine.background.add(ended);
  void ended.then(
    (status) => {
      job.status = status;
      process.machine.background.delete(ended);
    },
    (error: unknown) => process.machine.fail(error),
  );
  process.jobs.push(job);
  process.lastJob = child.pid;
}

/** The job of `%1`, `%%` or a process number; null for none. */
export function findJob({ jobs }: Process, word: string): Job | null {
  if (/^%[%+]?$/.test(word)) return jobs.at(-1) ?? null;
  if (word === "%-") return jobs.at(-2) ?? null;
  const number = /^%(\d+)$/.exec(word)?.[1];
  const isIt = (job: Job) =>
    number === undefined ? job.pid === Number(word) : job.number === Number(number);
  return jobs.find(isIt) ?? null;
}
