/** A graph gains nothing from being drawn more often. */
const leastMs = 2000;

/** Works again and again, an interval after each end, while the page is seen; the returned function ends it. */
export function repeatWhileSeen(work: () => Promise<void>, intervalMs: () => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;
  const next = () => {
    if (!isEnded) timer = setTimeout(run, Math.max(leastMs, intervalMs()));
  };
  const run = () => {
    if (document.visibilityState === "visible") void work().finally(next);
    else next();
  };
  next();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
