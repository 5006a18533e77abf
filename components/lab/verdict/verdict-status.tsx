import { cx } from "class-variance-authority";
import type { StepCheck } from "@/components/lab/session/lab-outline";
import { InlineCode } from "@/components/markdown/inline-code";
import { StatusIcon, statusText } from "@/components/ui/status";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { Remarks } from "./remarks";
import { statusOf, statusSentence } from "./verdict-words";

interface VerdictStatusProps {
  verdict: Verdict | undefined;
  check: StepCheck | null;
}

/**
 * The word and the reason, or what is to be remarked at a pass; a screen reader hears it whenever it changes, so
 * nothing in it ticks.
 */
export function VerdictStatus({ verdict, check }: VerdictStatusProps) {
  const status = statusOf(verdict, check);
  const { word, rest } = statusSentence(verdict);
  return (
    <div role="status" className="min-h-27 text-sm leading-5 [overflow-wrap:anywhere] lg:min-h-22">
      <StatusIcon status={status} className="-mt-0.5 mr-1.5 inline-block" />
      <span className={cx("font-semibold", statusText({ status }))}>{word}</span>
      {rest && (
        <span className={status === "open" ? "text-muted" : ""}>
          {" "}
          <InlineCode text={rest} />
        </span>
      )}
      {status === "passed" && verdict && <Remarks remarks={verdict.remarks} />}
    </div>
  );
}
