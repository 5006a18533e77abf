import type { HelpEntry } from "@/lib/contract/classroom/help";
import type { KeptHelp } from "@/lib/server/store/classroom/classroom-store";

/** A request as instructors see it. */
export function helpEntry(help: KeptHelp): HelpEntry {
  const { id, lab, step, words, state, by, nth, isOnHold } = help;
  return {
    ...{ id, lab, step, words, state, by, nth, isOnHold },
    learner: help.learnerId,
    askedAt: iso(help.askedAtMs),
    answers: help.answers.map(({ by, atMs, words }) => ({ by, at: iso(atMs), words })),
  };
}

const iso = (atMs: number): string => new Date(atMs).toISOString();
