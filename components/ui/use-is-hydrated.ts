"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False where a server renders and until the browser has taken that over: nothing hears a click till then. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
