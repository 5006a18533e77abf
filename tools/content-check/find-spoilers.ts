import type { Step } from "@/lib/domain/lab/lab";
import { type ContentError, contentError } from "@/lib/server/content/content-error";
import type { LocatedReplay } from "@/lib/server/content/load-replays";

/** Hints that print what solves their step: the path of one of its requests, or its query. */
export function findSpoilers(
  step: Step,
  { solution, file, lineOf }: LocatedReplay,
): ContentError[] {
  return solution.flatMap(({ send, answer }, i) => {
    const solving = send?.path ?? answer;
    if (solving === undefined) return [];
    const isToldBy = step.hints.findIndex(({ markdown }) => bare(markdown).includes(bare(solving)));
    if (isToldBy < 0) return [];
    const message = `hint ${isToldBy + 1} of "${step.title}" prints this; lead there without it`;
    return [contentError(file, lineOf(["solution", i]), message)];
  });
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
