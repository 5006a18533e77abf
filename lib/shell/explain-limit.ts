/** What a script may use up; a run that wants more is stopped. */
export const limits = {
  maxOutputSize: 1024 * 1024,
  maxCommandCount: 20_000,
  maxLoopIterations: 10_000,
  maxCallDepth: 100,
  maxExecutionTimeMs: 60_000,
  maxFileSystemBytes: 16 * 1024 * 1024,
} as const;

/** What the shell itself would say of too much output. */
export const outputExceeded = "output size exceeded, increase executionLimits.maxOutputSize";

const count = (value: number) => value.toLocaleString("en");

const sentences: readonly (readonly [RegExp, string])[] = [
  [/output size exceeded|maxOutputSize/, "it wrote more than 1 MB of output"],
  [
    /too many commands|maxCommandCount/,
    `it ran more than ${count(limits.maxCommandCount)} commands`,
  ],
  [
    /too many iterations|iteration limit|maxLoopIterations/,
    `a loop went round more than ${count(limits.maxLoopIterations)} times`,
  ],
  [/exceeded maximum iterations/, "a loop of awk or sed went round without end"],
  [/recursion depth|maxCallDepth|maxExecDepth/, "a function called itself without end"],
  [
    /execution deadline|time limit|maxExecutionTimeMs/,
    `it ran for more than ${limits.maxExecutionTimeMs / 1000} s`,
  ],
  [/maxFileSystemBytes|filesystem.*limit/i, "it wrote more than 16 MB of files"],
];

/** The sentence for a run that a limit stopped; null for any other end. */
export function explainLimit(stderr: string): string | null {
  const last = stderr.slice(-2000);
  if (!/increase executionLimits|limit exceeded|execution deadline/.test(last)) return null;
  return sentenceFor(last);
}

/** The same for a command with limits of its own, such as awk: it has printed `stderr` and ended with 126. */
export function explainEnd(exitCode: number, stderr: string): string | null {
  const last = stderr.slice(-2000);
  return exitCode === 126 && /exceeded/.test(last) ? sentenceFor(last) : null;
}

function sentenceFor(last: string): string {
  const found = sentences.find(([pattern]) => pattern.test(last));
  return `The script was stopped: ${found?.[1] ?? "it used up more than a script may"}. What it sent before that has happened.`;
}
