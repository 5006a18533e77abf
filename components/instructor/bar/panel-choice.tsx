"use client";

import { cx } from "class-variance-authority";
import { queueOf } from "@/components/instructor/help/queue";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import type { Panel } from "@/components/instructor/session/board-view";

/** On a narrow page one question at a time. */
export function PanelChoice() {
  const panel = useBoardState((page) => page.panel);
  const causes = useBoardState((page) => page.misconceptions.length);
  const help = useBoardState((page) => queueOf(page.help).length);
  const show = useShow();
  const choices: readonly (readonly [Panel, string, number])[] = [
    ["misconceptions", "In the way", causes],
    ["help", "Help", help],
    ["progress", "Progress", 0],
    ["class", "The class", 0],
  ];
  return (
    <nav aria-label="Parts of the board" className="flex shrink-0 border-b bg-panel lg:hidden">
      {choices.map(([id, label, count]) => (
        <button
          key={id}
          type="button"
          aria-pressed={panel === id}
          onClick={() => show({ panel: id })}
          className={cx(
            "-mb-px h-10 grow border-b-2 px-1 text-[0.8125rem] outline-offset-[-2px]",
            panel === id ? "border-text font-medium text-text" : "border-transparent text-muted",
          )}
        >
          {label}
          {count > 0 && <span className="ml-1 tabular-nums">{count}</span>}
        </button>
      ))}
    </nav>
  );
}
