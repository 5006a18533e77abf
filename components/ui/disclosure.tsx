"use client";

import { cx } from "class-variance-authority";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

interface DisclosureProps {
  summary: ReactNode;
  /** Whether it starts open; the reader may change it at any time. */
  isOpen?: boolean;
  onToggle?: (isOpen: boolean) => void;
  className?: string;
  children: ReactNode;
}

/** Native details and summary. */
export function Disclosure({ summary, isOpen, onToggle, className, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  // Of what the reader has opened before React was there, React tells nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when React is there
  useEffect(() => {
    if (details.current?.open && !isOpen) onToggle?.(true);
  }, []);
  return (
    <details
      ref={details}
      open={isOpen}
      {...(onToggle && { onToggle: (event) => onToggle(event.currentTarget.open) })}
      className={cx("group/disclosure", className)}
    >
      <summary className="flex min-h-6 list-none items-center gap-1.5 rounded text-sm text-muted hover:text-text">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform group-open/disclosure:rotate-90"
        />
        {summary}
      </summary>
      <div className="pt-1 pl-5.5">{children}</div>
    </details>
  );
}
