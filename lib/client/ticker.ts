import { useSyncExternalStore } from "react";

type Listener = () => void;

const tickers = new Map<number, { now: number; listeners: Set<Listener>; timer: number }>();

/**
 * The browser's clock in steps of `everyMs`, shared by all who ask for the same step; null during server
 * rendering and hydration, where no clock would agree.
 */
export function useNow(everyMs: number): number | null {
  return useSyncExternalStore(
    clockSteps(everyMs),
    () => tickers.get(everyMs)?.now ?? Math.floor(Date.now() / everyMs) * everyMs,
    () => null,
  );
}

/** The browser's clock for what counts tenths of a second; where motion is reduced it runs along only twice a second. */
export function useTenths(): number | null {
  return useNow(tenthsStepMs());
}

/** How often such a clock steps; server rendering has none. */
export function tenthsStepMs(): number {
  const isReduced =
    typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
  return isReduced ? 500 : 100;
}

const subscriptions = new Map<number, (listener: Listener) => () => void>();

/**
 * The subscription to the clock in steps of `everyMs`, the same for all who ask. Another one for each drawing would
 * end the clock and start it anew, which reads another time and so draws again, without an end.
 */
export function clockSteps(everyMs: number): (listener: Listener) => () => void {
  const known = subscriptions.get(everyMs);
  if (known) return known;
  const made = (listener: Listener) => subscribe(everyMs, listener);
  subscriptions.set(everyMs, made);
  return made;
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
