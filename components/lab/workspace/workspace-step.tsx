"use client";

import { useActiveStep, useLabState } from "@/components/lab/session/lab-session";

const words = {
  saved: "Saved",
  saving: "Saving",
  unsaved: "Kept in this browser",
  "too-long": "Too long to be kept",
  changed: "Changed on another device",
} as const;

/** Which step the workspace works for, and whether what is typed is safe. */
export function WorkspaceStep() {
  const step = useActiveStep();
  const draftState = useLabState((state) => state.draftState);
  if (!step) return null;
  return (
    <p className="flex min-w-0 items-baseline gap-2 pl-2 text-[13px] text-muted">
      <a
        href={`#${step.id}`}
        title={step.title}
        className="min-w-0 truncate rounded hover:text-text max-lg:hidden"
      >
        <span className="sr-only">Step </span>
        {step.number}
        <span className="max-xl:sr-only"> {step.title}</span>
      </a>
      {/* Saving and Saved are as wide as each other. */}
      <span className="shrink-0 sm:min-w-11 max-sm:sr-only">{words[draftState]}</span>
    </p>
  );
}
