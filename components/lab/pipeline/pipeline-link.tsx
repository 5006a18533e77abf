"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, useState } from "react";
import styles from "./pipeline.module.css";
import { PipelineEvidence } from "./pipeline-evidence";
import { PipelineLane } from "./pipeline-lane";
import { toneText } from "./pipeline-tone";
import type { PipelinePart } from "./pipeline-view";

interface PipelineLinkProps {
  name: string;
  part: PipelinePart;
  /** Something crosses the link whenever this changes; empty for none. */
  movesWith: string;
  /** Stands in for the part's own line, where it ticks. */
  line?: ReactNode;
  of: string;
  /** The station on the right asks and the one on the left answers; `progress` is how far the next question is. */
  asked?: { progress: ReactNode };
}

/** The link to the next station: between the icons on a small screen, a labelled line from 64rem on. */
export function PipelineLink(props: PipelineLinkProps) {
  const { name, part, of, movesWith, line, asked } = props;
  const { tone } = part;
  const [atStart] = useState(movesWith);
  const isMoving = movesWith !== "" && movesWith !== atStart;
  return (
    <PipelineEvidence
      name={name}
      align="center"
      of={of}
      className="max-lg:absolute max-lg:top-0 max-lg:left-[calc(50%+1.25rem)] max-lg:w-[calc(100%-2.5rem)] lg:min-w-0 lg:flex-1 lg:px-1.5"
    >
      <span className="flex h-8 flex-col justify-center lg:h-10">
        <span className="flex items-baseline justify-center gap-1 text-[11px] leading-3 whitespace-nowrap text-muted lg:justify-start lg:pl-1.5 lg:text-xs lg:leading-4">
          <span className="max-lg:sr-only">{name.toLowerCase()}</span>
          <span
            className={cx("truncate tabular-nums max-lg:text-[10px]", part.line && toneText[tone])}
          >
            {line || part.line}
          </span>
        </span>
        <span className="mt-1.5 flex flex-col gap-1.5">
          {asked && (
            <PipelineLane tone={tone} isQuestion progress={asked.progress}>
              {isMoving && <PipelineTraveller key={movesWith} as="question" />}
            </PipelineLane>
          )}
          <PipelineLane tone={tone}>
            {isMoving && <PipelineTraveller key={movesWith} as={asked ? "answer" : "push"} />}
          </PipelineLane>
        </span>
      </span>
    </PipelineEvidence>
  );
}

const looks = {
  push: "left-0 -translate-x-1/2 bg-passed",
  question: "right-0 translate-x-1/2 border-2 border-passed bg-panel",
  answer: "left-0 -translate-x-1/2 bg-passed",
} as const;

/** What crosses a link once: a full dot carries metrics, a hollow one asks for them. Moved by `transform` alone. */
function PipelineTraveller({ as }: { as: keyof typeof looks }) {
  return (
    <span aria-hidden className={cx("absolute inset-x-0 top-1/2", styles[as])}>
      <span className={cx("absolute size-2 -translate-y-1/2 rounded-full", looks[as])} />
    </span>
  );
}
