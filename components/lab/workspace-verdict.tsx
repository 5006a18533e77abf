import { cx } from "class-variance-authority";
import { StatusIcon, statusText } from "@/components/ui/status";
import type { Verdict } from "@/lib/domain/verdict";
import { InlineCode } from "./inline-code";
import { statusOf, statusSentence } from "./verdict-words";
import { lowerWorkspaceSheet } from "./workspace-sheet";

/**
 * How the step stands, where one works for it: its own place may be scrolled out of sight, or lie under the
 * sheet. A screen reader hears it from there, so this one is silent.
 */
export function WorkspaceVerdict({ stepId, verdict }: { stepId: string; verdict: Verdict }) {
  const status = statusOf(verdict);
  const { word, rest } = statusSentence(verdict);
  return (
    <div className="sticky bottom-0 z-10 flex shrink-0 items-start gap-2 border-t bg-panel px-4 py-2 text-[13px] leading-5 lg:bg-ground">
      <StatusIcon status={status} className="mt-0.5" />
      <p className="line-clamp-2 min-w-0 grow [overflow-wrap:anywhere]">
        <span className={cx("font-semibold", statusText({ status }))}>{word}</span>{" "}
        <InlineCode text={rest} />
      </p>
      <button
        type="button"
        onClick={() => {
          lowerWorkspaceSheet();
          requestAnimationFrame(() => showVerdict(stepId));
        }}
        className="shrink-0 rounded text-muted underline underline-offset-2 hover:text-text"
      >
        Show verdict
      </button>
    </div>
  );
}

/** The focus goes along, to the button that stands beside the verdict. */
function showVerdict(stepId: string): void {
  const check = document.querySelector<HTMLElement>(`#${stepId} [data-check]`);
  check?.focus({ preventScroll: true });
  check?.scrollIntoView({ block: "center" });
}
