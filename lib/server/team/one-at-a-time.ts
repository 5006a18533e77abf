import { sleep } from "./sleep";

/**
 * Runs one piece of work at a time. A call while it runs, or within the pause after it, is answered by one more
 * run, which all such calls share, so that a stream of calls costs no more than one run a pause. How long the
 * pause is is asked for each time.
 */
export function oneAtATime<T>(work: () => Promise<T>, pauseMs: () => number): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  let endedAtMs = Number.NEGATIVE_INFINITY;

  function start(): Promise<T> {
    const run = work().finally(() => {
      running = null;
      endedAtMs = Date.now();
    });
    running = run;
    return run;
  }

  const untilRestedMs = () => endedAtMs + pauseMs() - Date.now();

  async function startAfter(before: Promise<T> | null): Promise<T> {
    await before?.catch(() => undefined);
    await sleep(Math.max(0, untilRestedMs()));
    next = null;
    return start();
  }

  return () => {
    if (next !== null) return next;
    if (running === null && untilRestedMs() <= 0) return start();
    next = startAfter(running);
    return next;
  };
}
