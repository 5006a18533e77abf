import type { Draft } from "@/lib/contract/drafts";

/** What a learner has written for a lab's steps, and which revision of each step's draft is the newest that was seen. */
export interface Written {
  drafts: Readonly<Record<string, Draft>>;
  revisions: Readonly<Record<string, number>>;
}

/** What was written in labs that were left, for as long as the document lives. */
const left = new Map<string, Written>();

const keyOf = (learnerId: string, lab: string) => `${learnerId}/${lab}`;

/** Remembers a lab that is left. */
export function leaveLab(learnerId: string, lab: string, written: Written): void {
  left.set(keyOf(learnerId, lab), written);
}

/**
 * What is written of a lab that is opened, by what the server says. On the way Back the router shows what the
 * server said when the lab was opened before.
 */
export function reopenLab(learnerId: string, lab: string, told: Written): Written {
  const before = left.get(keyOf(learnerId, lab));
  return before ? newest(told, before) : told;
}

/** Of each step what has the higher revision; of one and the same what was left here, which may be on its way yet. */
function newest(told: Written, before: Written): Written {
  const seen = (written: Written, step: string) => written.revisions[step] ?? 0;
  const steps = Object.keys(before.drafts).filter((step) => seen(before, step) >= seen(told, step));
  const pick = <T>(from: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      steps.flatMap((step) => {
        const value = from[step];
        return value === undefined ? [] : [[step, value] as const];
      }),
    );
  return {
    drafts: { ...told.drafts, ...pick(before.drafts) },
    revisions: { ...told.revisions, ...pick(before.revisions) },
  };
}
