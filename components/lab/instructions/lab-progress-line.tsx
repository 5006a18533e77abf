"use client";

import { stepsOf } from "@/components/lab/session/lab-outline";
import { useLab } from "@/components/lab/session/lab-session";
import { sayProgress } from "@/lib/domain/lab/lab-progress";
import { useCount } from "./use-count";

/** "3 of 7 steps passed", as it is now. */
export function LabProgressLine() {
  const { lab } = useLab();
  const count = useCount(stepsOf(lab).filter(({ kind }) => kind !== "read"));
  return <span className="tabular-nums">{sayProgress(count)}</span>;
}
