"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, useState } from "react";
import styles from "./pipeline.module.css";
import { PipelineEvidence } from "./pipeline-evidence";
import type { PipelinePart, PipelineView } from "./pipeline-state";
import { toneLine, toneText } from "./pipeline-tone";

interface PipelineLinkProps {
  name: string;
  part: PipelinePart;
  /** A sample travels along the link whenever this changes; empty for none. */
  movesWith: string;
  /** Stands in for the part's own line, where it ticks. */
  line?: ReactNode;
  of: keyof PipelineView;
  /** Lies over the line. */
  progress?: ReactNode;
}

/** The link to the next station: between the icons on a phone, a labelled line elsewhere. */
export function PipelineLink(props: PipelineLinkProps) {
  const { name, part, of, movesWith, line, progress } = props;
  const [atStart] = useState(movesWith);
  const isMoving = movesWith !== "" && movesWith !== atStart;
  return (
    <PipelineEvidence
      name={name}
      align="center"
      of={of}
      className="max-sm:absolute max-sm:top-0 max-sm:left-[calc(50%+1.25rem)] max-sm:w-[calc(100%-2.5rem)] sm:min-w-8 sm:grow sm:px-1.5"
    >
      <span className="flex h-8 flex-col justify-center sm:h-10">
        <span className="flex items-baseline justify-center gap-1 text-[11px] leading-3 whitespace-nowrap text-muted sm:text-xs sm:leading-4">
          <span className="max-lg:sr-only">{name.toLowerCase()}</span>
          <span className={cx("tabular-nums max-sm:text-[10px]", part.line && toneText[part.tone])}>
            {line || part.line}
          </span>
        </span>
        <span className="relative mt-1 block h-0.5 overflow-visible rounded bg-line forced-color-adjust-none">
          <span
            className={cx(
              "absolute inset-0 rounded transition-colors",
              toneLine[part.tone],
              progress && "opacity-30",
            )}
          />
          {progress}
          {isMoving && (
            <span
              key={`sample ${movesWith}`}
              aria-hidden
              className={cx(
                styles.sample,
                "absolute -top-[3px] size-2 -translate-x-1/2 rounded-full",
                toneLine[part.tone],
              )}
            />
          )}
        </span>
      </span>
    </PipelineEvidence>
  );
}
