import type { WorkshopAnswer } from "@/lib/contract/classroom/workshop";
import type { KeptWorkshop } from "@/lib/server/store/classroom/classroom-store";

/** A workshop as instructors see it. */
export function workshopAnswer(workshop: KeptWorkshop): WorkshopAnswer {
  const { labs, closedSteps, openedAtMs, endedAtMs, ...same } = workshop;
  return {
    ...same,
    labs: labs && [...labs],
    closedSteps: [...closedSteps],
    startedAt: new Date(openedAtMs).toISOString(),
    endedAt: endedAtMs === null ? null : new Date(endedAtMs).toISOString(),
  };
}
