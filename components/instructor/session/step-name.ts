import type { BoardWorkshop } from "@/lib/contract/classroom/board";

/** A step's number and title; its id where the content no longer has it. */
export function stepName(
  { labs }: Pick<BoardWorkshop, "labs">,
  at: { lab: string; step: string },
): { number: string; title: string } {
  const step = labs.find(({ id }) => id === at.lab)?.steps.find(({ id }) => id === at.step);
  return step ?? { number: at.step.replaceAll("-", " "), title: "" };
}
