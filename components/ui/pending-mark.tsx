"use client";

import { LoaderCircle } from "lucide-react";
import { useLinkStatus } from "next/link";

/** Inside a link: says that the page it leads to is on its way. Takes no room. */
export function PendingMark() {
  const { pending } = useLinkStatus();
  return (
    <span className="relative">
      {pending && (
        <LoaderCircle
          aria-hidden
          className="absolute top-0.5 left-2 size-4 animate-spin text-muted"
        />
      )}
    </span>
  );
}
