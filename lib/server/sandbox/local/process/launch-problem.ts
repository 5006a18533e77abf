import type { ServerExit } from "./server-process";

export interface CannotStart {
  kind: "cannot-start";
  reason: string;
}

/** Why a server did not become ready. `reason` is the end of a sentence: "it ran out of memory". */
export type LaunchProblem =
  | { kind: "port-taken" }
  /** Trying again at once would end the same way. */
  | CannotStart
  /** Its files are in a state that it refuses. */
  | { kind: "damaged"; reason: string }
  | { kind: "crashed"; reason: string }
  /** Stopped on purpose before it was ready. */
  | { kind: "aborted" };

const notFound = 127;
const notExecutable = 126;

/** Reads why a server ended from its exit status and the end of its standard error. */
export function explainExit(exit: ServerExit, binary: string): LaunchProblem {
  const words = exit.lastWords;
  if (/address already in use/i.test(words)) return { kind: "port-taken" };
  if (exit.code === notFound) return cannotStart(`the program ${binary} was not found`);
  if (exit.code === notExecutable) return cannotStart(`the program ${binary} cannot be executed`);
  if (/no space left on device|disk quota exceeded/i.test(words))
    return cannotStart("the disk is full");
  if (/permission denied|read-only file system/i.test(words))
    return cannotStart("its files cannot be written");
  if (/unknown (long|short) flag|flag provided but not defined/i.test(words))
    return cannotStart(`the program ${binary} is of a version that does not know its settings`);
  if (isDamage(words)) return { kind: "damaged", reason: "its stored data was damaged" };
  return { kind: "crashed", reason: endedBy(exit) };
}

const complaint = /could not load persisted metrics|opening storage failed/i;
/** Go's last words when a mapped file is shorter than it says, or holds what cannot be. */
const fault = /^panic: |unexpected fault address|SIGBUS|SIGSEGV/m;
const otherCause = /lock DB directory|too many open files|cannot allocate|out of memory/i;

/** Whether a server complained about its own files. The Pushgateway goes on without them after that. */
export function isDamage(words: string): boolean {
  return (complaint.test(words) || fault.test(words)) && !otherCause.test(words);
}

/** An error of the system at a start: no room for a process, a directory that cannot be made. */
export function explainSystemError(error: unknown): CannotStart {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const known: Record<string, string> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
    EACCES: "its files cannot be written",
    EPERM: "its files cannot be written",
    EROFS: "its files cannot be written",
    EAGAIN: "the system has no room for another process",
    ENOMEM: "the system has no memory left",
    EMFILE: "the app has too many files open",
  };
  return cannotStart(known[code] ?? `the system refused it (${code})`);
}

function cannotStart(reason: string): CannotStart {
  return { kind: "cannot-start", reason };
}

/** Why a server that ran has ended: the end of a sentence. */
export function endedBy(exit: ServerExit): string {
  if (exit.signal !== null) return `it was ended by ${exit.signal}`;
  return `it ended with status ${exit.code ?? "unknown"}`;
}
