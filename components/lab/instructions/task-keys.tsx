"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { enterWorkspace } from "@/components/lab/session/workspace-sheet";
import { isTyping } from "@/components/ui/is-typing";

const chordMs = 1500;

/**
 * `g n` and `g p`: to the next and the previous task; where there is none the keys do nothing. `g w`: to
 * the workspace.
 */
export function TaskKeys({ next, previous }: { next: string | null; previous: string | null }) {
  const router = useRouter();

  useEffect(() => {
    const open = (target: string | null) => target && router.push(target);
    const goTo: Record<string, (() => void) | undefined> = {
      n: () => open(next),
      p: () => open(previous),
      w: enterWorkspace,
    };
    let pressedG = Number.NEGATIVE_INFINITY;
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "g") {
        pressedG = event.timeStamp;
        return;
      }
      const isChord = event.timeStamp - pressedG < chordMs;
      pressedG = Number.NEGATIVE_INFINITY;
      if (isChord) goTo[event.key]?.();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [next, previous, router]);

  return null;
}
