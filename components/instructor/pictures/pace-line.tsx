"use client";

import { useBoardState } from "@/components/instructor/session/board-session";
import { stepName } from "@/components/instructor/session/step-name";
import { minuteOf } from "@/components/instructor/words/cell-words";
import type { ClassFigures } from "@/lib/contract/classroom/figures";

interface PaceLineProps {
  figures: ClassFigures | null;
  className?: string;
}

/** Where half of the class is, and when all will be done if it goes on so. */
export function PaceLine({ figures, className = "text-[0.8125rem]" }: PaceLineProps) {
  const workshop = useBoardState((page) => page.workshop);
  if (!figures || figures.forecast.of === 0) return null;
  const { halfOn, allDoneAt } = figures.forecast;
  const text = [
    halfOn ? `Half of them on ${stepName(workshop, halfOn).number}` : "Half of them through",
    ...(allDoneAt && workshop.state === "open"
      ? [`all by ${minuteOf(allDoneAt)} if it goes on so`]
      : []),
  ].join("; ");
  return <p className={`${className} text-muted tabular-nums`}>{text}</p>;
}
