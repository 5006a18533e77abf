"use client";

import { type KeyboardEvent, type PointerEvent, useSyncExternalStore } from "react";
import { clampSplit, initialSplit, keepSplit, keptSplit, onSplitChange } from "./split";

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -2,
  ArrowRight: 2,
  PageUp: -10,
  PageDown: 10,
};

/** The divider between instructions and workspace: drag it, or move it by the arrow keys. */
export function Splitter({ controls }: { controls: string }) {
  const width = useSyncExternalStore(onSplitChange, keptSplit, () => initialSplit);

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    if (step !== undefined) keepSplit(width + step);
    else keepSplit(event.key === "Home" ? 0 : 100);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const room = event.currentTarget.parentElement?.getBoundingClientRect();
    if (room) keepSplit(((event.clientX - room.left) / room.width) * 100);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which no element is
    <div
      role="separator"
      aria-label="Width of the instructions"
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={Math.round(width)}
      aria-valuemin={clampSplit(0)}
      aria-valuemax={clampSplit(100)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => keepSplit(initialSplit)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className="group relative z-10 -mx-1 hidden w-2 cursor-col-resize touch-none focus-visible:outline-none lg:block"
    >
      <div className="mx-auto h-full w-px bg-line transition-colors group-hover:w-0.5 group-hover:bg-line-strong group-focus-visible:w-0.5 group-focus-visible:bg-focus group-active:w-0.5 group-active:bg-line-strong" />
    </div>
  );
}
