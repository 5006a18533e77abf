"use client";

import { WifiOff } from "lucide-react";
import { useIsOffline } from "@/lib/client/use-is-offline";

/**
 * Says that the browser has no network, as soon as it knows, and goes by itself: in the header where that has room,
 * else over the foot of the page, so that nothing moves for it.
 */
export function OfflineNote() {
  const isOffline = useIsOffline();
  return (
    <p role="status" aria-label="Network" className="text-[13px] leading-5 text-warning">
      {isOffline && (
        <span className="pointer-events-none inline-flex items-center gap-2 rounded bg-warning-ground px-2 py-0.5 max-xl:fixed max-xl:bottom-16 max-xl:left-1/2 max-xl:z-30 max-xl:w-max max-xl:max-w-[calc(100vw-2rem)] max-xl:-translate-x-1/2 max-xl:border max-xl:border-warning/40 max-xl:px-3 max-xl:py-1.5">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          You are offline. Nothing is lost; this page goes on by itself.
        </span>
      )}
    </p>
  );
}
