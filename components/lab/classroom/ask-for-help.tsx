"use client";

import { cx } from "class-variance-authority";
import { Hand } from "lucide-react";
import { Suspense, useState } from "react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { askForHelp } from "@/lib/client/classroom";
import type { HelpEvent } from "@/lib/contract/classroom/help";
import { markHelpRead, wasHelpRead } from "./help-read";
import { helpSentence } from "./help-words";
import { useHelpAction } from "./use-help-action";
import { useKeptFocus } from "./use-kept-focus";

const HelpState = lazyPart(() => import("./help-state").then((part) => part.HelpState));

/** Asks the instructors from this step; there is one request at a time, so from another step it moves here. */
export function AskForHelp({ stepId }: { stepId: string }) {
  const { lab } = useLab();
  const help = useLabState((state) => state.help);
  const [readId, setReadId] = useState<string | null>(null);
  const isHere = help?.lab === lab.id && help.step === stepId;
  const isTold = help !== null && isHere && isShown(help, readId);
  const place = useKeptFocus();
  const read = (id: string) => {
    markHelpRead(id);
    setReadId(id);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      {...place}
      role="group"
      aria-label="Help"
      tabIndex={-1}
      className={cx("rounded", isTold && "basis-full")}
    >
      {isTold ? (
        <Suspense fallback={<div className="h-7" />}>
          <HelpState help={help} onRead={() => read(help.id)} />
        </Suspense>
      ) : (
        <AskButton at={{ lab: lab.id, step: stepId }} help={help} />
      )}
    </div>
  );
}

const isOpen = (help: HelpEvent | null): boolean => help !== null && help.state !== "resolved";

function isShown(help: HelpEvent, readId: string | null): boolean {
  if (helpSentence(help) === null) return false;
  return isOpen(help) || !(readId === help.id || wasHelpRead(help.id));
}

interface AskButtonProps {
  at: { lab: string; step: string };
  /** The newest request; one that is open is asked on another step. */
  help: HelpEvent | null;
}

function AskButton({ at, help }: AskButtonProps) {
  const { isBusy, problem, run } = useHelpAction(help);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        size="small"
        variant="ghost"
        isBusy={isBusy}
        title={
          isOpen(help)
            ? "Moves your request for help to this step"
            : "Instructors see it, with your attempts on this step"
        }
        onClick={() => void run(() => askForHelp(at))}
      >
        {!isBusy && <Hand aria-hidden className="size-4" />}
        Ask for help
      </Button>
      {/* Of a step's parts the verdict alone is its status. */}
      <p aria-live="polite" className="text-sm text-muted empty:hidden">
        {isBusy && "Asking …"}
      </p>
      <p role="alert" className="text-sm text-failed empty:hidden">
        {problem && `You have not asked yet. ${problem}`}
      </p>
    </div>
  );
}
