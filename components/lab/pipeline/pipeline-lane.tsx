import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { toneArrow, toneLine } from "./pipeline-tone";
import type { Tone } from "./pipeline-view";

interface PipelineLaneProps {
  tone: Tone;
  /** A question goes back to the station on the left: a thin line, as it carries no metric. */
  isQuestion?: boolean;
  /** Lies over the line in its place. */
  progress?: ReactNode;
  /** What is crossing it. */
  children?: ReactNode;
}

/** A line with an arrowhead, so that one sees at rest who turns to whom. */
export function PipelineLane({ tone, isQuestion = false, progress, children }: PipelineLaneProps) {
  return (
    <span
      className={cx(
        "relative block bg-line forced-color-adjust-none",
        isQuestion ? "h-px" : "h-0.5",
      )}
    >
      <span
        className={cx(
          "absolute inset-0 transition-colors",
          toneLine[tone],
          progress && "opacity-30",
        )}
      />
      {progress}
      <svg
        viewBox="0 0 6 8"
        aria-hidden
        className={cx(
          "absolute top-1/2 h-2 w-1.5 -translate-y-1/2 fill-current",
          isQuestion ? "left-0 -scale-x-100" : "right-0",
          toneArrow[tone],
        )}
      >
        <path d="M0 0 6 4 0 8z" />
      </svg>
      {children}
    </span>
  );
}
