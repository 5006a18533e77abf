import type { Misconception } from "@/lib/contract/classroom/board";

const fewest = 2;

/** Those that two learners or more have, or that a hint was sent for; the others are summed up. */
export function splitMisconceptions(all: readonly Misconception[]) {
  const own = all.filter(({ count, hints }) => count >= fewest || hints.length > 0);
  const other = all.filter((each) => !own.includes(each));
  return { own, other };
}

/** The one whose `lab`, `step` and `code` are the same. */
export function sameMisconception(
  a: Pick<Misconception, "lab" | "step" | "code">,
  b: Pick<Misconception, "lab" | "step" | "code">,
): boolean {
  return a.lab === b.lab && a.step === b.step && a.code === b.code;
}
