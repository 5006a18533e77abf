import { findJob } from "@/lib/shell/language/process/jobs";
import type { Builtin, Job, Process } from "@/lib/shell/language/process/process";
import { deliverSignals, signalNumber } from "@/lib/shell/language/process/traps";
import { setValue } from "@/lib/shell/language/variables/values";
import { readOptions } from "./read-options";

const wait: Builtin = async (process, args) => {
  const asked = readOptions(args, "nfp:");
  if ("fault" in asked) return process.failed(`wait: ${asked.fault}`, 2);
  const { options, rest } = asked;
  const name = options.get("p");
  if (options.has("n")) {
    return waitForOne(process, rest.length === 0 ? process.jobs : await named(process, rest), name);
  }
  if (rest.length === 0) return waitForAll(process);
  let status = 0;
  for (const word of rest) {
    const job = findJob(process, word);
    const interrupted = job && (await waitFor(process, job.ended));
    if (typeof interrupted === "number") return interrupted;
    status = job ? await job.ended : await missing(process, word);
    if (job) report(process, name, job, status);
  }
  return status;
};

async function named(process: Process, words: readonly string[]): Promise<Job[]> {
  const found: Job[] = [];
  for (const word of words) {
    const job = findJob(process, word);
    if (job) found.push(job);
    else await process.tell(`wait: ${word}: no such job`);
  }
  return found;
}

async function waitForAll(process: Process): Promise<number> {
  const status = await waitFor(process, Promise.all(process.jobs.map(({ ended }) => ended)));
  if (status !== null) return status;
  process.jobs = [];
  process.reported.clear();
  return 0;
}

async function missing(process: Process, word: string): Promise<number> {
  const substitution = process.substitutions.get(Number(word));
  if (substitution !== undefined) return substitution;
  const reported = process.reported.get(Number(word));
  if (reported !== undefined) return reported;
  if (word.startsWith("%")) return process.failed(`wait: ${word}: no such job`, 127);
  if (!/^\d+$/.test(word)) {
    return process.failed(`wait: \`${word}': not a pid or valid job spec`);
  }
  return process.failed(`wait: pid ${word} is not a child of this shell`, 127);
}

function report(process: Process, name: string | undefined, job: Job, status: number): void {
  if (name !== undefined) setValue(process, { name, subscript: null }, String(job.pid));
  process.jobs = process.jobs.filter((each) => each !== job);
  process.reported.set(job.pid, status);
}

/** Null at its end, or the status that a signal with a trap gives. */
async function waitFor(process: Process, ended: Promise<unknown>): Promise<number | null> {
  let isEnded = false;
  const marked = ended.then(() => {
    isEnded = true;
  });
  while (!isEnded) {
    await process.interruptible(marked);
    const [signal] = process.pending;
    await deliverSignals(process);
    if (signal !== undefined) return 128 + signalNumber(signal);
    if (process.machine.signal.aborted) return 143;
  }
  return null;
}

async function waitForOne(
  process: Process,
  jobs: readonly Job[],
  name: string | undefined,
): Promise<number> {
  if (jobs.length === 0) return 127;
  const interrupted = await waitFor(process, Promise.race(jobs.map(({ ended }) => ended)));
  if (interrupted !== null) return interrupted;
  const job = jobs.find(({ status }) => status !== null);
  if (!job) return 127;
  const status = job.status ?? 127;
  report(process, name, job, status);
  return status;
}

const jobs: Builtin = async (process, args) => {
  const asked = readOptions(args, "lnprs");
  if ("fault" in asked) return process.failed(`jobs: ${asked.fault}`, 2);
  const { options } = asked;
  for (const [at, job] of process.jobs.entries()) {
    if (options.has("s") || (options.has("r") && job.status !== null)) continue;
    const back = process.jobs.length - at;
    await process.print(options.has("p") ? `${job.pid}\n` : lineOf(job, back, options.has("l")));
  }
  process.jobs = process.jobs.filter(({ status }) => status === null);
  return 0;
};

const stateOf = (status: number | null) => {
  if (status === null) return "Running";
  return status === 0 ? "Done" : `Exit ${status}`;
};

function lineOf({ number, pid, status, text }: Job, back: number, isLong: boolean): string {
  const mark = ["+", "-"][back - 1] ?? " ";
  const begin = isLong ? `[${number}]${mark} ${pid} ` : `[${number}]${mark}  `;
  return `${begin}${stateOf(status).padEnd(24)}${text}${status === null ? " &" : ""}\n`;
}

const disown: Builtin = (process, args) => {
  const words = args.filter((word) => !word.startsWith("-"));
  const gone =
    words.length > 0 ? words.map((word) => findJob(process, word)) : [process.jobs.at(-1)];
  process.jobs = process.jobs.filter((job) => !gone.includes(job));
  return 0;
};

export const jobBuiltins: [string, Builtin][] = [
  ["wait", wait],
  ["jobs", jobs],
  ["disown", disown],
];
