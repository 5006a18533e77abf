"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { createExternalStore, type ExternalStore, useStore } from "@/lib/client/external-store";
import type { Board } from "@/lib/contract/classroom/board";
import type { Result } from "@/lib/domain/result";
import { followClass } from "./board-following";
import { type BoardState, initialBoardState } from "./board-state";
import { type BoardView, initialBoardView } from "./board-view";
import { busiestLab } from "./busiest-lab";
import { foldedAtFirst } from "./columns";
import { createNotices, type Notices } from "./notices";

export type BoardPage = BoardState & BoardView;

interface BoardContext {
  store: ExternalStore<BoardPage>;
  notices: Notices;
}

const Context = createContext<BoardContext | null>(null);

interface BoardSessionProps {
  board: Board;
  /** The workshop is over, and another one is held now. */
  isPast: boolean;
  children: ReactNode;
}

/** Holds the class and what this page shows of it, live while it is mounted. */
export function BoardSession({ board, isPast, children }: BoardSessionProps) {
  const [context] = useState(() => openBoard(board, isPast));
  useEffect(
    () => (isPast ? undefined : followClass(context.store, board.lastEventId)),
    [context, board, isPast],
  );
  return <Context value={context}>{children}</Context>;
}

function openBoard(board: Board, isPast: boolean): BoardContext {
  const folded = foldedAtFirst(board.workshop, busiestLab(board.learners));
  const store = createExternalStore<BoardPage>({
    ...initialBoardState(board, isPast),
    ...initialBoardView,
    folded,
  });
  return { store, notices: createNotices() };
}

function useBoard(): BoardContext {
  const context = useContext(Context);
  if (!context) throw new Error("this component belongs inside a BoardSession");
  return context;
}

/** A part of the board; the component renders when it changes. */
export function useBoardState<S>(
  select: (page: BoardPage) => S,
  isSame?: (a: S, b: S) => boolean,
): S {
  return useStore(useBoard().store, select, isSame);
}

/** Changes what the page shows. */
export function useShow(): ExternalStore<BoardPage>["set"] {
  return useBoard().store.set;
}

export function useNotices(): Notices {
  return useBoard().notices;
}

/**
 * Does something through the server, and tells when it could not be done, or `done` where that shows nowhere else.
 * Resolves to the answer, null where there is none.
 */
export function useAct() {
  const { notices } = useBoard();
  return async <T,>(
    call: Promise<Result<T, ApiError>>,
    done?: string | ((value: T) => string),
  ): Promise<{ value: T } | null> => {
    const answer = await call;
    if (!answer.ok) {
      notices.failed(explainApiError(answer.error));
      return null;
    }
    if (done) notices.done(typeof done === "string" ? done : done(answer.value));
    return { value: answer.value };
  };
}
