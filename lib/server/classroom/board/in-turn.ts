/**
 * Runs something once at a time: who asks while it runs gets a run of its own afterwards, together with all
 * others who asked meanwhile.
 */
export function inTurn(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return async () => {
    await running?.catch(() => undefined);
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Runs something once for all who ask within a time; ms. Nothing of it keeps the process alive. */
export function gathered(run: () => void, afterMs: number): { soon(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null;
        run();
      }, afterMs).unref();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
