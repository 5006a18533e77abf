"use client";

import { useEffect, useRef, useState } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { getFigures } from "@/lib/client/instructor/figures";
import type { ClassFigures } from "@/lib/contract/classroom/figures";

/** They need not be newer than this; ms. */
const restMs = 5000;

/** The class in figures, asked for anew when somebody's row has changed; null until they are there. */
export function useFigures(): ClassFigures | null {
  const learners = useBoardState((page) => page.learners);
  const workshop = useBoardState((page) => page.workshop.id);
  const [figures, setFigures] = useState<ClassFigures | null>(null);
  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed row is the reason to ask
  useEffect(() => {
    const restLeftMs = asked.current + restMs - Date.now();
    const timer = setTimeout(
      () => {
        asked.current = Date.now();
        void getFigures(workshop).then((answer) => {
          if (answer.ok) setFigures(answer.value);
        });
      },
      Math.max(0, restLeftMs),
    );
    return () => clearTimeout(timer);
  }, [learners, workshop]);
  return figures;
}
