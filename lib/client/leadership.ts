/**
 * Calls `lead` when this tab becomes the leader of that name, and the function it returns when that ends.
 * The browser hands a lock over as soon as its tab is gone. Without Web Locks (a page that is not a secure
 * context) every tab leads for itself.
 */
export function seekLeadership(name: string, lead: () => () => void): () => void {
  const locks = globalThis.navigator?.locks;
  if (!locks) return lead();
  const abort = new AbortController();
  const held = locks.request(name, { signal: abort.signal }, () => {
    const stop = lead();
    return new Promise<void>((resolve) => {
      abort.signal.addEventListener(
        "abort",
        () => {
          stop();
          resolve();
        },
        { once: true },
      );
    });
  });
  // Giving up before the lock was granted rejects with an AbortError, which is no failure.
  held.catch(() => {});
  return () => abort.abort();
}
