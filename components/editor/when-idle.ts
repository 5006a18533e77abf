/**
 * Does a piece of work once the page is usable and nothing else is to be done. The returned function
 * cancels it, or undoes it by the function that the work resolved to. A failure leaves things as they were.
 */
export function whenIdle(
  work: (isCancelled: () => boolean) => Promise<(() => void) | undefined>,
): () => void {
  let isCancelled = false;
  let undo: (() => void) | undefined;
  const start = async () => {
    undo = await work(() => isCancelled).catch(() => undefined);
    if (isCancelled) undo?.();
  };
  // Safari has no requestIdleCallback.
  const cancel =
    typeof requestIdleCallback === "function"
      ? cancelIdle(requestIdleCallback(() => void start(), { timeout: 2000 }))
      : cancelTimer(setTimeout(() => void start(), 200));
  return () => {
    isCancelled = true;
    cancel();
    undo?.();
  };
}

const cancelIdle = (id: number) => () => cancelIdleCallback(id);
const cancelTimer = (id: ReturnType<typeof setTimeout>) => () => clearTimeout(id);
