"use client";

import { useBoardState } from "@/components/instructor/session/board-session";
import { stepName } from "@/components/instructor/session/step-name";
import { minuteOf } from "@/components/instructor/words/cell-words";
import type { ClassFigures } from "@/lib/contract/classroom/figures";

interface PaceLineProps {
  figures: ClassFigures | null;
  className?: string;
}

/** Where half of the class is, and when all are through at this pace. */
export function PaceLine({ figures, className = "text-[0.8125rem]" }: PaceLineProps) {
  const workshop = useBoardState((page) => page.workshop);
  if (!figures || figures.forecast.of === 0) return null;
  const { halfOn, allDoneAt } = figures.forecast;
  const text = [
    halfOn
      ? `Half the class is on ${stepName(workshop, halfOn).number}`
      : "Half the class is through",
    ...(allDoneAt && workshop.state === "open"
      ? [`at this pace all are through by ${minuteOf(allDoneAt)}`]
      : []),
  ].join("; ");
  return <p className={`${className} text-muted tabular-nums`}>{text}</p>;
}
