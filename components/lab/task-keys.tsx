"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "@/components/ui/is-typing";

const chordMs = 1500;

/** `g n` and `g p`: to the next and the previous task. Where there is none the keys do nothing. */
export function TaskKeys({ next, previous }: { next: string | null; previous: string | null }) {
  const router = useRouter();

  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY;
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "g") {
        pressedG = event.timeStamp;
        return;
      }
      const isChord = event.timeStamp - pressedG < chordMs;
      pressedG = Number.NEGATIVE_INFINITY;
      const target = { n: next, p: previous }[event.key];
      if (isChord && target) router.push(target);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [next, previous, router]);

  return null;
}
