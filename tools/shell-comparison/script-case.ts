/** A script of the kind that people push with, run in the lab's shell and in a real bash with the real tools. */
export interface ScriptCase {
  /** What it is about, as the table names it. */
  what: string;
  /** Run as it stands in both; every host is a server that answers 200, below `/metrics/job/refused` 400. */
  script: string;
  /** Files of the home directory, in which it runs, by name. */
  files?: Readonly<Record<string, string>>;
  /** Ours refuses it: what it names as not supported, or as a program that it does not have. Without it, both have to agree. */
  refuses?: string;
  /** What it prints is different every day, so that the page cannot show it. */
  varies?: boolean;
}

export interface ScriptOutcome {
  stdout: string;
  /** What the script itself writes there; the words of bash and of its tools are their own. */
  stderr: string;
  exitCode: number;
  /** Each request that arrived: method, target, content type and body. */
  sent: readonly string[];
}

export interface ScriptComparison {
  ours: ScriptOutcome;
  real: ScriptOutcome;
  /** What is wrong with ours; empty where it is the same, or refused as the row says. */
  faults: string[];
}

/** Judges a row by what came of it; `said` is all that ours wrote to standard error. */
export function judgeScript(
  { refuses }: ScriptCase,
  { ours, real, said }: { ours: ScriptOutcome; real: ScriptOutcome; said: string },
): string[] {
  if (refuses === undefined) return differing(ours, real);
  const isRefused = ["is not supported in this shell", "is not in this shell"].some((words) =>
    said.includes(`${refuses} ${words}`),
  );
  return isRefused ? [] : [`does not refuse ${refuses}: ${JSON.stringify(said)}`];
}

function differing(ours: ScriptOutcome, real: ScriptOutcome): string[] {
  const fields = ["exitCode", "stdout", "stderr", "sent"] as const;
  return fields
    .map((field) => ({ field, is: show(ours[field]), should: show(real[field]) }))
    .filter(({ is, should }) => is !== should)
    .map(({ field, is, should }) => `${field}\n  real: ${should}\n  ours: ${is}`);
}

const show = (value: unknown) => JSON.stringify(value);
