/** A worker of the shell that is loading, or has loaded and waits for a learner's shell to take it. */
export interface WarmWorker {
  worker: Worker;
  /** What it has said before it was taken. */
  said: unknown[];
  hasFailed: boolean;
}

let warm: WarmWorker | null = null;

/** Begins to load a worker, so that the first shell finds it on its way. */
export function warmWorker(): void {
  warm ??= startWorker();
}

export function takeWorker(): WarmWorker {
  const taken = warm?.hasFailed === false ? warm : startWorker();
  warm = null;
  return taken;
}

function startWorker(): WarmWorker {
  const worker = new Worker(new URL("./shell-worker.ts", import.meta.url), { type: "module" });
  const started: WarmWorker = { worker, said: [], hasFailed: false };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => started.said.push(data);
  worker.onerror = (event) => {
    event.preventDefault();
    started.hasFailed = true;
  };
  return started;
}
