/** What a program wants of the shell while it runs; it waits for the answer. */
export type Request =
  | { kind: "read"; path: string }
  | { kind: "run"; command: string; stdin: string }
  | { kind: "system"; command: string }
  | { kind: "write"; path: string; text: string; isAppending: boolean };

/** Text of a file or of a command's output, null where there is no such file; the status of `system`. */
export type Answer = string | number | null;

/** A part of a program that runs until it wants something. */
export type Running<T> = Generator<Request, T, Answer>;
