"use client";

import { Unplug } from "lucide-react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { useIsOffline } from "@/lib/client/use-is-offline";

/** Says when what is shown may be old. */
export function ConnectionNote() {
  const connection = useBoardState((page) => page.connection);
  const isOffline = useIsOffline();
  const isOld = isOffline || connection === "lost" || connection === "silent";
  return (
    <p role="status" className="text-[0.8125rem] text-warning">
      {isOld && (
        <span className="inline-flex items-center gap-1.5 rounded bg-warning-ground px-2 py-0.5">
          <Unplug aria-hidden className="size-4" />
          {isOffline ? "You are offline." : "Connection lost."} The board catches up by itself.
        </span>
      )}
    </p>
  );
}
