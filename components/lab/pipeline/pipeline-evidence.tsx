"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";

const PartEvidence = lazyPart(() => import("./part-evidence").then((part) => part.PartEvidence));

interface PipelineEvidenceProps {
  /** Accessible name of what the evidence is about. */
  name: string;
  /** Where the card hangs, so that it stays on the page. */
  align: "start" | "center" | "end";
  of: string;
  className?: string;
  children: ReactNode;
}

/**
 * A part of the pipeline whose evidence shows on hover, on focus and on a tap; Escape hides it. The card
 * lies over what one works with, so clicks go through it, and it goes when the pointer is elsewhere.
 */
export function PipelineEvidence(props: PipelineEvidenceProps) {
  const { name, align, of, className, children } = props;
  const id = useId();
  const whole = useRef<HTMLSpanElement>(null);
  const [openedBy, setOpenedBy] = useState<"pointer" | "focus" | null>(null);
  const isOpen = openedBy !== null;
  useEffect(() => {
    if (openedBy !== "pointer") return;
    const follow = (event: PointerEvent) => {
      const boxes = [...(whole.current?.children ?? [])];
      if (!boxes.some((box) => isOver(event, box.getBoundingClientRect()))) setOpenedBy(null);
    };
    for (const type of pointerEvents) addEventListener(type, follow);
    return () => {
      for (const type of pointerEvents) removeEventListener(type, follow);
    };
  }, [openedBy]);
  return (
    <span ref={whole} className={cx("relative block min-w-0", className)}>
      <button
        type="button"
        aria-label={name}
        aria-describedby={id}
        onPointerEnter={() => setOpenedBy("pointer")}
        onClick={() => setOpenedBy("pointer")}
        onFocus={() => setOpenedBy((now) => now ?? "focus")}
        onBlur={() => setOpenedBy(null)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpenedBy(null);
        }}
        className="block w-full min-w-0 cursor-default rounded text-left"
      >
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className={cx(
          "pointer-events-none z-20 pt-1.5 max-sm:fixed max-sm:inset-x-3 sm:absolute sm:top-full sm:w-max sm:max-w-80",
          isOpen ? "block" : "hidden",
          align === "start" && "sm:left-0",
          align === "center" && "sm:left-1/2 sm:-translate-x-1/2",
          align === "end" && "sm:right-0",
        )}
      >
        <span className="flex flex-col gap-1 rounded border border-line-strong/50 bg-panel px-3 py-2 text-[13px] leading-5 text-text [overflow-wrap:anywhere]">
          {isOpen && (
            <Suspense>
              <PartEvidence of={of} />
            </Suspense>
          )}
        </span>
      </span>
    </span>
  );
}

const pointerEvents = ["pointermove", "pointerdown"] as const;

function isOver({ clientX: x, clientY: y }: PointerEvent, box: DOMRect): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
