"use client";

import "./board.css";
import { cx } from "class-variance-authority";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { BoardBar } from "./bar/board-bar";
import { EndedNote } from "./bar/ended-note";
import { playHelpSound } from "./bar/help-sound";
import { PanelChoice } from "./bar/panel-choice";
import { HelpPanel } from "./help/help-panel";
import { MisconceptionsPanel } from "./misconceptions/misconceptions-panel";
import { ClassPanel } from "./pictures/class-panel";
import { ProgressPanel } from "./progress/progress-panel";
import { followKeys } from "./session/board-keys";
import { useBoardState, useShow } from "./session/board-session";
import type { Panel } from "./session/board-view";
import { keepBoardFocus } from "./session/keep-board-focus";
import { SignedOutNote } from "./session/signed-out-note";
import { NoticeList } from "./ui/notice-list";

const BoardDialogs = lazyPart(() =>
  import("./dialogs/board-dialogs").then((part) => part.BoardDialogs),
);
const LearnerPanel = lazyPart(() =>
  import("./learner/learner-panel").then((part) => part.LearnerPanel),
);

/** What is in the way of many, who needs somebody now, where everybody is, and the class as pictures. */
export function Board() {
  const show = useShow();
  const selected = useBoardState((page) => page.selected);
  const hasDialog = useBoardState(({ dialog }) => dialog !== null);
  useHelpSound();
  useEffect(
    () =>
      followKeys({
        onHelp: () => show({ dialog: { kind: "keys" } }),
        onEscape: () => show({ selected: null }),
      }),
    [show],
  );
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => (board.current ? keepBoardFocus(board.current) : undefined), []);
  // The page that asked for the password, and what had the focus there, are gone.
  useEffect(() => {
    if (document.activeElement === document.body) board.current?.querySelector("h1")?.focus();
  }, []);
  return (
    <NoticeList>
      <div ref={board} data-board tabIndex={-1} className="flex h-dvh flex-col outline-none">
        <BoardBar />
        <SignedOutNote />
        <EndedNote />
        <PanelChoice />
        <main
          id="main"
          data-learner={selected === null ? undefined : ""}
          className="board-columns min-h-0 grow"
        >
          <BoardPanel id="misconceptions" label="Misconceptions" isCovered={selected !== null}>
            <MisconceptionsPanel />
          </BoardPanel>
          <BoardPanel id="help" label="Help" isCovered={selected !== null}>
            <HelpPanel />
          </BoardPanel>
          <BoardPanel id="progress" label="Progress of the class">
            <ProgressPanel />
          </BoardPanel>
          <BoardPanel id="class" label="The class as pictures">
            <ClassPanel />
          </BoardPanel>
          {selected !== null && (
            <section
              aria-label="Learner"
              data-panel="learner"
              className="flex min-h-0 min-w-0 flex-col bg-panel max-lg:fixed max-lg:inset-0 max-lg:z-20"
            >
              <Suspense>
                <LearnerPanel />
              </Suspense>
            </section>
          )}
        </main>
      </div>
      {hasDialog && (
        <Suspense>
          <BoardDialogs />
        </Suspense>
      )}
    </NoticeList>
  );
}

interface BoardPanelProps {
  id: Panel;
  label: string;
  /** A learner stands in its place on a page that is not wide. */
  isCovered?: boolean;
  children: ReactNode;
}

function BoardPanel({ id, label, isCovered = false, children }: BoardPanelProps) {
  const isChosen = useBoardState(({ panel }) => panel === id);
  return (
    <section
      aria-label={label}
      data-panel={id}
      tabIndex={-1}
      className={cx(
        "flex min-h-0 min-w-0 flex-col bg-panel outline-offset-[-2px]",
        !isChosen && "max-lg:hidden",
        isCovered && "max-[106.25rem]:hidden",
      )}
    >
      {children}
    </section>
  );
}

/** A request that was not there before is heard, where that was asked for. */
function useHelpSound(): void {
  const newest = useBoardState(({ help }) =>
    Math.max(0, ...help.map(({ askedAt }) => Date.parse(askedAt))),
  );
  const show = useShow();
  useEffect(() => {
    show(({ heardUntil }) => {
      if (heardUntil !== null && newest > heardUntil) playHelpSound();
      return { heardUntil: newest };
    });
  }, [newest, show]);
}
