import { VerdictDifference } from "@/components/lab/verdict/verdict-difference";
import { VerdictRungs } from "@/components/lab/verdict/verdict-rungs";
import { outcomeWords, statusOf, statusSentence } from "@/components/lab/verdict/verdict-words";
import { InlineCode } from "@/components/markdown/inline-code";
import { StatusIcon } from "@/components/ui/status";
import type { CheckWords } from "@/lib/contract/classroom/learner-view";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** The verdict as the learner reads it, with its ladder. */
export function LearnerVerdict({
  verdict,
  check,
}: {
  verdict: Verdict | null;
  check: CheckWords | null;
}) {
  if (!verdict) {
    return <p className="text-sm text-muted">This step has not been judged yet.</p>;
  }
  const { outcome, diagnosis } = verdict;
  const status = statusOf(verdict, check);
  return (
    <section aria-label="Verdict" className="flex flex-col gap-2">
      <p className="text-sm leading-6 [overflow-wrap:anywhere]">
        <StatusIcon status={status} className="-mt-0.5 mr-1.5 inline-block" />
        <span className="font-semibold">{outcomeWords[outcome]}</span>{" "}
        <InlineCode text={statusSentence(verdict).rest} />
      </p>
      <VerdictRungs {...{ verdict, check }}>
        {diagnosis && outcome === "failed" && (
          <div className="pl-5.5">
            <VerdictDifference diagnosis={diagnosis} />
          </div>
        )}
      </VerdictRungs>
    </section>
  );
}
