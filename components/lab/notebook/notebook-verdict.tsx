import { cx } from "class-variance-authority";
import { useCheckOf } from "@/components/lab/session/lab-session";
import { VerdictDifference } from "@/components/lab/verdict/verdict-difference";
import { outcomeWords, statusOf } from "@/components/lab/verdict/verdict-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { StatusIcon, statusText } from "@/components/ui/status";
import type { AttemptEntry } from "@/lib/contract/attempts";

interface NotebookVerdictProps {
  entry: AttemptEntry;
  stepId: string;
  isNewest: boolean;
}

/** What became of the step after an attempt, before the next one. */
export function NotebookVerdict({ entry, stepId, isNewest }: NotebookVerdictProps) {
  const { verdict, hadPassed } = entry;
  const check = useCheckOf(stepId);
  if (hadPassed) return <p className="text-muted">The step had passed before.</p>;
  if (!verdict) {
    return (
      <p className="text-muted">
        {isNewest ? "Not judged yet." : "The next attempt came before this one was judged."}
      </p>
    );
  }
  const { outcome, diagnosis } = verdict;
  // A refusal is observed in the answer, which stands above.
  const isCompared = outcome === "failed" && diagnosis?.expected !== undefined;
  const status = statusOf(verdict, check);
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        <StatusIcon status={status} className="-mt-0.5 mr-1.5 inline-block" />
        <span className={cx("font-semibold", statusText({ status }))}>{outcomeWords[outcome]}</span>{" "}
        {diagnosis && <InlineCode text={diagnosis.message} />}
      </p>
      {isCompared && <VerdictDifference diagnosis={diagnosis} />}
    </>
  );
}
