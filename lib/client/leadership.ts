import { seekElection } from "./election";

/**
 * Calls `lead` when this tab becomes the leader of that name, and the function it returns when that ends.
 * The browser hands a lock over as soon as its tab is gone. Without Web Locks (a page over plain http) the
 * tabs elect one among themselves, and one without any word to the others leads for itself.
 */
export function seekLeadership(name: string, lead: () => () => void): () => void {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks) return seekLock(locks, name, lead);
  if (typeof BroadcastChannel === "undefined") return lead();
  return seekElection({ open: () => new BroadcastChannel(`${name}-leader`), lead });
}

function seekLock(locks: LockManager, name: string, lead: () => () => void): () => void {
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
