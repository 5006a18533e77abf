"use client";

import { type ComponentType, type ReactNode, Suspense, useLayoutEffect, useRef } from "react";
import { replayEarlyInput } from "@/components/ui/early-input";
import { lazyPart } from "@/components/ui/lazy-part";

/** The panel of a tab that is loaded when the tab is first opened. */
export function lazyPanel(load: () => Promise<ComponentType>): ReactNode {
  const Part = lazyPart(load);
  return (
    <Suspense>
      <LatePart>
        <Part />
      </LatePart>
    </Suspense>
  );
}

/** The server writes it whole, and it comes to life after the rest of the page: once its script has loaded. */
function LatePart({ children }: { children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => replayEarlyInput(part.current), []);
  return (
    <div ref={part} data-early className="contents">
      {children}
    </div>
  );
}
