import { sleep } from "./sleep";

/**
 * Runs one piece of work at a time. A call while it runs is answered by one more run, which all such
 * calls share; it begins after a pause, so that a stream of calls costs no more than one run a pause.
 */
export function oneAtATime<T>(work: () => Promise<T>, pauseMs: number): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;

  function start(): Promise<T> {
    const run = work().finally(() => {
      running = null;
    });
    running = run;
    return run;
  }

  async function startAfter(before: Promise<T>): Promise<T> {
    await before.catch(() => undefined);
    await sleep(pauseMs);
    next = null;
    return start();
  }

  return () => {
    if (next !== null) return next;
    if (running === null) return start();
    next = startAfter(running);
    return next;
  };
}
