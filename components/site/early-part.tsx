"use client";

import { type ReactNode, useCallback, useRef } from "react";
import { useEarlyInput } from "@/components/ui/early-input";

/** A part of the server's page whose buttons and keys work from its first paint on. */
export function EarlyPart({ children }: { children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useEarlyInput(useCallback(() => part.current, []));
  return (
    <div ref={part} data-early className="contents">
      {children}
    </div>
  );
}
