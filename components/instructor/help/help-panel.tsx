"use client";

import { useMemo } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { HelpRow } from "./help-row";
import { queueOf } from "./queue";

/** Who waits for somebody: first requests before fifth ones. */
export function HelpPanel() {
  const help = useBoardState((page) => page.help);
  const queue = useMemo(() => queueOf(help), [help]);
  const waiting = queue.filter(({ state, isOnHold }) => state === "open" && !isOnHold).length;
  return (
    <>
      <h2 className="flex shrink-0 items-baseline gap-2 px-4 pt-3 pb-1 text-sm font-semibold">
        Help
        <span className="font-normal text-muted tabular-nums" aria-live="polite">
          {waiting > 0 && `${waiting} waiting`}
        </span>
      </h2>
      <ul aria-label="Help queue" className="min-h-0 grow overflow-y-auto pb-2">
        {queue.length === 0 && (
          <li className="max-w-[50ch] px-4 py-2 text-sm leading-6 text-muted">
            Nobody waits. Who asks for help from a step shows up here.
          </li>
        )}
        {queue.map((entry) => (
          <HelpRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  );
}
