"use client";

import { Download, Megaphone, Pause, Play, Projector } from "lucide-react";
import { useState } from "react";
import { projectorPath } from "@/components/instructor/projector/projector-channel";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { useAreNamesHidden } from "@/components/instructor/session/names";
import { useChangeWorkshop } from "@/components/instructor/session/use-change-workshop";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { BoardMenu } from "./board-menu";
import { ConnectionNote } from "./connection-note";
import { downloadExport } from "./download-export";

/** Which workshop it is, who is there, and what can be done for all. */
export function BoardBar() {
  const name = useBoardState(({ workshop }) => workshop.name);
  const state = useBoardState(({ workshop }) => workshop.state);
  const me = useBoardState((page) => page.me.name);
  const show = useShow();
  const past = useBoardState(({ isPast, workshop }) => (isPast ? workshop.id : null));
  const areNamesHidden = useAreNamesHidden();
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-panel px-4 py-1.5">
      <h1
        tabIndex={-1}
        className="flex min-w-0 items-baseline gap-2 text-sm outline-none max-sm:grow"
      >
        <a href="/" className="rounded font-semibold max-md:sr-only">
          Scrapelab
        </a>
        <span aria-hidden className="text-line-strong max-md:hidden">
          /
        </span>
        <span className="max-w-[24ch] truncate font-medium" title={name}>
          {name}
        </span>
        {state !== "open" && (
          <span className="rounded bg-warning-ground px-1.5 text-[0.8125rem] text-warning">
            {state === "paused" ? "Paused" : "Ended"}
          </span>
        )}
      </h1>
      <Presence />
      <ConnectionNote />
      <div className="ml-auto flex flex-wrap items-center gap-1.5">
        {state !== "ended" && (
          <>
            <Button onClick={() => show({ dialog: { kind: "announce" } })}>
              <Megaphone aria-hidden className="size-4 max-xl:hidden" />
              Announce
            </Button>
            <PauseButton isPaused={state === "paused"} />
          </>
        )}
        <a
          href={projectorPath}
          target="scrapelab-projector"
          className={buttonClass({ className: "max-sm:hidden" })}
        >
          <Projector aria-hidden className="size-4 max-xl:hidden" />
          Projector
        </a>
        <Button onClick={() => downloadExport("csv", areNamesHidden, past)}>
          <Download aria-hidden className="size-4 max-xl:hidden" />
          Export CSV
        </Button>
        <span className="max-w-32 truncate pl-1 text-sm text-muted max-lg:hidden" title={me}>
          <span className="sr-only">Signed in as </span>
          {me}
        </span>
        <BoardMenu />
      </div>
    </header>
  );
}

function Presence() {
  const here = useBoardState(({ learners }) => countOnline(learners.values()));
  const all = useBoardState(({ learners }) => learners.size);
  return (
    <p className="text-[0.8125rem] whitespace-nowrap text-muted tabular-nums">
      <span className="text-text">{here} here</span> · {all - here} away
    </p>
  );
}

function countOnline(learners: Iterable<{ isOnline: boolean }>): number {
  let count = 0;
  for (const { isOnline } of learners) if (isOnline) count += 1;
  return count;
}

function PauseButton({ isPaused }: { isPaused: boolean }) {
  const show = useShow();
  const change = useChangeWorkshop();
  const [isBusy, setBusy] = useState(false);

  async function goOn() {
    setBusy(true);
    await change({ state: "open" });
    setBusy(false);
  }

  if (isPaused) {
    return (
      <Button variant="primary" isBusy={isBusy} onClick={() => void goOn()}>
        {!isBusy && <Play aria-hidden className="size-4 max-xl:hidden" />}
        Go on
      </Button>
    );
  }
  return (
    <Button onClick={() => show({ dialog: { kind: "pause" } })}>
      <Pause aria-hidden className="size-4 max-xl:hidden" />
      Pause
    </Button>
  );
}
