"use client";

import { useMemo } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { stepColumns } from "@/components/instructor/session/columns";
import { minuteText } from "@/components/ui/time-text";
import { useNow } from "@/lib/client/ticker";
import { paceOf } from "./pace";

/** Where half of the class is, and when all will be done if it goes on so. */
export function PaceLine() {
  const learners = useBoardState((page) => page.learners);
  const workshop = useBoardState((page) => page.workshop);
  const nowMs = useNow(30_000);
  const text = useMemo(() => {
    if (nowMs === null || learners.size === 0) return "";
    const columns = stepColumns(workshop);
    const startedAtMs = Date.parse(workshop.startedAt);
    const { halfIsOn, doneAtMs } = paceOf(
      learners.values(),
      columns.map(({ key }) => key),
      { startedAtMs, nowMs },
    );
    const on = columns.find(({ key }) => key === halfIsOn)?.number;
    const isGoingOn = workshop.state === "open" && doneAtMs !== null;
    return [
      on === undefined ? "Half of the class has passed all" : `Half of the class is on ${on}`,
      ...(isGoingOn ? [`all done by ${minuteText(doneAtMs / 1000)} if it goes on so`] : []),
    ].join("; ");
  }, [learners, workshop, nowMs]);
  return <p className="text-[0.8125rem] text-muted tabular-nums">{text}</p>;
}
