import { useSyncExternalStore } from "react";

type Listener = () => void;

const tickers = new Map<number, { now: number; listeners: Set<Listener>; timer: number }>();

/**
 * The browser's clock in steps of `everyMs`, shared by all who ask for the same step; null during server
 * rendering and hydration, where no clock would agree.
 */
export function useNow(everyMs: number): number | null {
  return useSyncExternalStore(
    (listener) => subscribe(everyMs, listener),
    () => tickers.get(everyMs)?.now ?? Math.floor(Date.now() / everyMs) * everyMs,
    () => null,
  );
}

function subscribe(everyMs: number, listener: Listener): () => void {
  const ticker = tickers.get(everyMs) ?? start(everyMs);
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    window.clearInterval(ticker.timer);
    tickers.delete(everyMs);
  };
}

function start(everyMs: number) {
  const ticker = {
    now: Date.now(),
    listeners: new Set<Listener>(),
    timer: window.setInterval(() => {
      ticker.now = Date.now();
      for (const listener of ticker.listeners) listener();
    }, everyMs),
  };
  tickers.set(everyMs, ticker);
  return ticker;
}
