import { useRef, useSyncExternalStore } from "react";

/** A value outside of React that components follow by the part they show. */
export interface ExternalStore<T> {
  get(): T;
  /** The value it began with: what the server rendered, and what any part of the page hydrates with. */
  readonly initial: T;
  /** Merges; listeners are called only if something changed by identity. */
  set(change: Partial<T> | ((now: T) => Partial<T>)): void;
  subscribe(listener: () => void): () => void;
}

export function createExternalStore<T extends object>(initial: T): ExternalStore<T> {
  let now = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    initial,
    set(change) {
      const before = now;
      const next = { ...before, ...(typeof change === "function" ? change(before) : change) };
      if (isSame(before, next)) return;
      now = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame<T extends object>(before: T, next: T): boolean {
  for (const key in next) {
    if (!Object.is(next[key], before[key])) return false;
  }
  return true;
}

/** The selected part; the one given before stays while `isSame` takes the new one for equal. */
export function useStore<T extends object, S>(
  store: ExternalStore<T>,
  select: (now: T) => S,
  isSame: (a: S, b: S) => boolean = Object.is,
): S {
  const last = useRef<{ value: S } | null>(null);
  const keep = (value: S): S => {
    if (!last.current || !isSame(last.current.value, value)) last.current = { value };
    return last.current.value;
  };
  // A part of the page may hydrate long after the store has moved on.
  return useSyncExternalStore(
    store.subscribe,
    () => keep(select(store.get())),
    () => keep(select(store.initial)),
  );
}
