import { limits } from "@/lib/shell/explain-limit";
import { LimitReached } from "@/lib/shell/language/faults";

/** No variable and no pipe holds more characters. */
const maxTextLength = 10 * 1024 * 1024;
const maxFields = 100_000;
const maxProcesses = 500;

/** What all the processes of one run may use up together. */
export interface Budget {
  command(): void;
  round(count: number): void;
  depth(depth: number): void;
  /** So many processes live; in functions that call themselves, those are why. */
  processes(count: number, depth: number): void;
  text(length: number): void;
  fields(count: number): void;
}

export function createBudget(nowMs: () => number, signal: AbortSignal): Budget {
  const endMs = nowMs() + limits.maxExecutionTimeMs;
  let commands = 0;
  const check = (isOver: boolean, what: string) => {
    if (isOver) throw new LimitReached(`bash: ${what} limit exceeded`);
  };
  return {
    command() {
      commands++;
      check(signal.aborted, "output size exceeded, maxOutputSize");
      check(commands > limits.maxCommandCount, "too many commands");
      check(nowMs() > endMs, "execution deadline");
    },
    round(count) {
      check(count > limits.maxLoopIterations, "too many iterations");
      check(nowMs() > endMs, "execution deadline");
    },
    depth: (depth) => check(depth > limits.maxCallDepth, "recursion depth"),
    processes(count, depth) {
      check(count > maxProcesses && depth > 3, "recursion depth");
      check(count > maxProcesses, "number of processes");
    },
    text: (length) => check(length > maxTextLength, "text length"),
    fields: (count) => check(count > maxFields, "number of words"),
  };
}
