"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { getBoard } from "@/lib/client/instructor/board";
import type { Board } from "@/lib/contract/classroom/board";
import type { Result } from "@/lib/domain/result";
import { BoardSession } from "./board-session";

interface OpenBoardProps {
  /** Another one than is held now. */
  workshop: string | null;
  children: ReactNode;
}

/** Fetches the class and shows it; until then its outline, and where that fails what to do. */
export function OpenBoard({ workshop, children }: OpenBoardProps) {
  const [answer, setAnswer] = useState<Result<Board, ApiError> | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew
  useEffect(() => {
    let isLeft = false;
    void getBoard(workshop).then((next) => {
      if (!isLeft) setAnswer(next);
    });
    return () => {
      isLeft = true;
    };
  }, [tries, workshop]);

  if (answer?.ok) {
    return (
      <BoardSession board={answer.value} isPast={workshop !== null}>
        {children}
      </BoardSession>
    );
  }
  if (answer) {
    return (
      <main id="main" className="mx-auto w-full max-w-3xl grow px-4 py-16">
        <h1 className="text-xl font-semibold tracking-tight">The class could not be shown</h1>
        <p role="alert" className="mt-2 max-w-[60ch] leading-7 text-muted">
          {explainApiError(answer.error)} The learners are not affected: their work goes on.
        </p>
        <Button
          variant="primary"
          className="mt-5"
          onClick={() => {
            setAnswer(null);
            setTries(tries + 1);
          }}
        >
          Try again
        </Button>
      </main>
    );
  }
  return <BoardOutline />;
}

/** The board's places before anything is known; nothing moves when it comes. */
function BoardOutline() {
  return (
    <main id="main" aria-busy className="flex h-dvh flex-col">
      <p role="status" className="sr-only">
        Loading the class …
      </p>
      <div className="h-12 shrink-0 border-b bg-panel" />
      <div className="board-columns min-h-0 grow">
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-28" />
          <Skeleton className="h-28" />
        </div>
        <div className="flex flex-col gap-2 p-4 max-lg:hidden">
          {Array.from({ length: 14 }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an outline have no other identity
            <Skeleton key={i} className="h-7" />
          ))}
        </div>
      </div>
    </main>
  );
}
