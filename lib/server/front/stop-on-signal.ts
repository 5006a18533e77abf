import type { Server } from "node:http";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { AnswersUnderWay } from "./answers-under-way";

/** How long answers that are under way may take to end. */
const graceMs = 10_000;
/** After this, counted from the signal, what is behind has to be closed, whatever answers took. */
const closedByMs = 17_500;
/** After this, what has not stopped is left to the system. */
const patienceMs = 19_000;

/**
 * Ends the process by a signal while there is nothing yet to be closed; what comes back ends that. Without it a
 * container's first process, which a system ends by no signal that it does not listen for, would hear nothing of it.
 */
export function exitOnSignal(): () => void {
  const exit = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, exit);
  return () => {
    for (const signal of signals) process.off(signal, exit);
  };
}

interface Stopping {
  /** For learners. */
  servers: readonly Server[];
  /** Of `servers`. */
  underWay: AnswersUnderWay;
  /** Says that it is not ready until the end. */
  opsServer: Server | null;
  /** Aborted first: from then on the app is not ready, and live streams end. */
  stopping: AbortController;
  /**
   * How long it goes on to answer after that, on SIGTERM: who sends it requests has to hear that it is not
   * ready any more.
   */
  noticeMs: number;
  /** Has so many milliseconds; what does not end within them may be left open. */
  close: (withinMs: number) => Promise<void>;
}

/**
 * SIGINT and SIGTERM: the app is not ready, nothing new is accepted, what is under way ends, then `close` runs
 * and the process exits with 0. A second signal exits at once.
 */
export function stopOnSignal(parts: Stopping): void {
  const { servers, underWay, opsServer, stopping, noticeMs, close } = parts;

  async function stop(signal: NodeJS.Signals): Promise<void> {
    setTimeout(() => process.exit(1), patienceMs).unref();
    const beganAtMs = performance.now();
    stopping.abort();
    if (signal === "SIGTERM") await sleep(noticeMs);
    for (const server of servers) server.close();
    for (const server of servers) server.closeIdleConnections();
    await underWay.ended(graceMs);
    for (const server of servers) server.closeAllConnections();
    await close(Math.max(0, closedByMs - (performance.now() - beganAtMs)));
    opsServer?.close().closeAllConnections();
  }

  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) process.exit(130);
    stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
