import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import type { Misconception } from "@/lib/contract/classroom/board";
import { Bars } from "./bars";
import { commonMistakes } from "./class-figures";
import { FiguresTable } from "./figures-table";

/** What learners get wrong now, over all steps. */
export function MistakeBars({ all, isTable }: { all: readonly Misconception[]; isTable: boolean }) {
  const mistakes = commonMistakes(all);
  if (mistakes.length === 0) {
    return <p className="py-2 text-sm text-muted">Nobody has got anything wrong just now.</p>;
  }
  if (isTable) {
    return (
      <FiguresTable
        label="Most common mistakes"
        head={["Mistake", "Learners"]}
        rows={mistakes.map(({ code, count }) => [diagnosisHeadline(code), count])}
      />
    );
  }
  const most = Math.max(...mistakes.map(({ count }) => count));
  return (
    <Bars
      label="Most common mistakes"
      bars={mistakes.map(({ code, count }) => ({
        ...{ key: code, label: diagnosisHeadline(code), front: count / most },
        text: count === 1 ? "1 learner" : `${count} learners`,
      }))}
    />
  );
}
