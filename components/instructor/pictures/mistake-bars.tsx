import { useBoardState } from "@/components/instructor/session/board-session";
import { stepName } from "@/components/instructor/session/step-name";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import type { ClassFigures } from "@/lib/contract/classroom/figures";
import { Bars } from "./bars";
import { FiguresTable } from "./figures-table";

interface MistakeBarsProps {
  mistakes: ClassFigures["mistakes"];
  isTable: boolean;
}

const most = 20;

/** What was got wrong, by how many learners met it, whether or not it still stands. */
export function MistakeBars({ mistakes, isTable }: MistakeBarsProps) {
  const workshop = useBoardState((page) => page.workshop);
  if (mistakes.length === 0) {
    return <p className="py-2 text-sm text-muted">Nobody has got anything wrong yet.</p>;
  }
  const named = mistakes.slice(0, most).map(({ code, learners, times, ...at }) => ({
    ...{ code, learners, times, at },
    number: stepName(workshop, at).number,
  }));
  if (isTable) {
    return (
      <FiguresTable
        label="Most common mistakes"
        head={["Mistake", "Step", "Learners", "Times"]}
        rows={named.map(({ code, number, learners, times }) => [
          ...[diagnosisHeadline(code), number, learners, times],
        ])}
      />
    );
  }
  const largest = Math.max(...named.map(({ learners }) => learners));
  return (
    <Bars
      label="Most common mistakes"
      bars={named.map(({ code, at, number, learners }) => ({
        key: `${at.lab}/${at.step}/${code}`,
        label: number,
        title: diagnosisHeadline(code),
        front: learners / largest,
        text: learners === 1 ? "1 learner" : `${learners} learners`,
      }))}
    />
  );
}
