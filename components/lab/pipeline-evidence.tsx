"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, useId, useState } from "react";

interface PipelineEvidenceProps {
  /** Accessible name of what the evidence is about. */
  name: string;
  /** Where the card hangs, so that it stays on the page. */
  align: "start" | "center" | "end";
  evidence: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of the pipeline whose evidence shows on hover, on focus and on a tap; Escape hides it. */
export function PipelineEvidence(props: PipelineEvidenceProps) {
  const { name, align, evidence, className, children } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <span
      className={cx("relative block min-w-0", className)}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
    >
      <button
        type="button"
        aria-label={name}
        aria-describedby={id}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
        }}
        className="block w-full min-w-0 cursor-default rounded text-left"
      >
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className={cx(
          "z-20 pt-1.5 max-sm:fixed max-sm:inset-x-3 sm:absolute sm:top-full sm:w-max sm:max-w-80",
          isOpen ? "block" : "hidden",
          align === "start" && "sm:left-0",
          align === "center" && "sm:left-1/2 sm:-translate-x-1/2",
          align === "end" && "sm:right-0",
        )}
      >
        <span className="flex flex-col gap-1 rounded border border-line-strong/50 bg-panel px-3 py-2 text-[13px] leading-5 text-text [overflow-wrap:anywhere]">
          {isOpen && evidence}
        </span>
      </span>
    </span>
  );
}
