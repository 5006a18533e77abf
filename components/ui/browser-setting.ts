"use client";

import { useSyncExternalStore } from "react";

/** A choice that this browser remembers, shared by all its tabs. */
export interface BrowserSetting<T extends string> {
  get: () => T;
  set: (value: T) => void;
  /** Calls back on every change, in this tab and in others; the returned function ends it. */
  follow: (listener: () => void) => () => void;
  /** During server rendering and hydration the initial value, so that both agree; then the kept one. */
  use: () => T;
}

/**
 * Keeps one of `values` in localStorage under `key`. Where storage is refused the choice lasts as long as
 * the page. `onChange` hears of every change, in this tab and in others.
 */
export function browserSetting<T extends string>(
  key: string,
  values: readonly T[],
  initial: T,
  onChange?: (value: T) => void,
): BrowserSetting<T> {
  const listeners = new Set<() => void>();
  let unsaved: T | null = null;

  function get(): T {
    if (unsaved !== null) return unsaved;
    const kept = read(key);
    return values.find((value) => value === kept) ?? initial;
  }

  function changed() {
    onChange?.(get());
    for (const listener of listeners) listener();
  }

  function onStorage(event: StorageEvent) {
    if (event.key === key || event.key === null) changed();
  }

  function subscribe(listener: () => void) {
    if (listeners.size === 0) window.addEventListener("storage", onStorage);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) window.removeEventListener("storage", onStorage);
    };
  }

  return {
    get,
    set(value) {
      unsaved = write(key, value) ? null : value;
      changed();
    },
    follow: subscribe,
    use: () => useSyncExternalStore(subscribe, get, () => initial),
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
