"use client";

import { Lightbulb } from "lucide-react";
import { useState } from "react";
import { useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { useIsExpert } from "./expert-mode";
import type { StepHint } from "./hint-order";
import { fittingHints } from "./hint-order";

interface HintLadderProps {
  stepId: string;
  hints: readonly StepHint[];
}

/**
 * Hints one at a time after the first failure, chosen by the diagnosis. In normal mode the first stands
 * in place; an expert unfolds them.
 */
export function HintLadder({ stepId, hints }: HintLadderProps) {
  const isExpert = useIsExpert();
  const code = useLabState(({ verdicts }) => verdicts[stepId]?.diagnosis?.code ?? null);
  const [read, setRead] = useState<readonly number[]>([]);
  const left = fittingHints(hints, code).filter((i) => !read.includes(i));
  const [current, ...later] = left;
  const shown = current === undefined ? read : [...read, current];
  if (shown.length === 0) return null;
  const list = (
    <div className="flex flex-col items-start gap-2">
      <ol aria-label="Hints" className="flex w-full flex-col gap-2">
        {shown.map((i) => (
          <li key={i} className="flex items-start gap-2.5 text-sm leading-6">
            <Lightbulb aria-hidden className="mt-1 size-4 shrink-0 text-muted" />
            <div className="min-w-0 grow">{hints[i]?.content}</div>
          </li>
        ))}
      </ol>
      {current !== undefined && later.length > 0 && (
        <Button size="small" variant="ghost" onClick={() => setRead(shown)}>
          Next hint
        </Button>
      )}
    </div>
  );
  return isExpert ? (
    <Disclosure summary={shown.length === 1 ? "Hint" : "Hints"}>{list}</Disclosure>
  ) : (
    list
  );
}
