"use client";

import "@/components/instructor/board.css";
import { Maximize, SunMoon } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { ConnectionNote } from "@/components/instructor/bar/connection-note";
import { JoinInvitation } from "@/components/instructor/join/join-invitation";
import {
  sameMisconception,
  splitMisconceptions,
} from "@/components/instructor/misconceptions/split-misconceptions";
import { PaceLine } from "@/components/instructor/pictures/pace-line";
import { useFigures } from "@/components/instructor/pictures/use-figures";
import { useBoardState } from "@/components/instructor/session/board-session";
import { columnsOf } from "@/components/instructor/session/columns";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { currentTheme, setTheme } from "@/components/ui/theme";
import { arrivalsOf } from "./arrivals";
import { Arrivals } from "./arrivals-view";
import { followProjector, type Shown, shownInAddress } from "./projector-channel";
import { ShownMisconception } from "./shown-misconception";

/** What the class may see of itself: no names, no requests for help, no words of a learner's own. */
export function ProjectorView() {
  const learners = useBoardState((page) => page.learners);
  const workshop = useBoardState((page) => page.workshop);
  const folded = useBoardState((page) => page.folded);
  const figures = useFigures();
  const [shown, setShown] = useState<Shown>(() => shownInAddress(window.location.search));
  useEffect(() => followProjector(setShown), []);
  const arrivals = useMemo(
    () => arrivalsOf(learners.values(), columnsOf(workshop, folded)),
    [learners, workshop, folded],
  );
  return (
    <div data-board data-projector className="flex min-h-dvh flex-col bg-panel lg:h-dvh">
      <header className="flex shrink-0 flex-wrap items-baseline gap-x-4 gap-y-1 px-6 pt-5">
        <h1 className="text-2xl font-semibold tracking-tight">{workshop.name}</h1>
        {workshop.state === "paused" && (
          <p className="text-lg font-medium text-warning">
            Paused{workshop.pauseMessage && `: ${workshop.pauseMessage}`}
          </p>
        )}
        <PaceLine figures={figures} className="text-lg" />
        <ConnectionNote />
        <ProjectorControls shown={shown} onShow={setShown} />
      </header>
      <main id="main" className="flex min-h-0 grow flex-col gap-6 overflow-y-auto p-6">
        {learners.size === 0 && <JoinInvitation />}
        {shown && <ShownMisconception shown={shown} onHide={() => setShown(null)} />}
        {learners.size > 0 && <Arrivals {...arrivals} />}
      </main>
    </div>
  );
}

interface ProjectorControlsProps {
  shown: Shown;
  onShow: (shown: Shown) => void;
}

function ProjectorControls({ shown, onShow }: ProjectorControlsProps) {
  const all = useBoardState((page) => page.misconceptions);
  const { own } = splitMisconceptions(all);
  const at = shown === null ? -1 : own.findIndex((each) => sameMisconception(each, shown));
  return (
    <div className="ml-auto flex items-center gap-2 self-center">
      <NativeSelect
        aria-label="Show a mistake"
        className="max-w-64"
        value={at}
        onChange={({ currentTarget }) => {
          const chosen = own[Number(currentTarget.value)];
          onShow(chosen ? { lab: chosen.lab, step: chosen.step, code: chosen.code } : null);
        }}
      >
        <option value={-1}>Show a mistake …</option>
        {own.map(({ lab, step, code, count }, i) => (
          <option key={`${lab}/${step}/${code}`} value={i}>
            {count}: {diagnosisHeadline(code)}
          </option>
        ))}
      </NativeSelect>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Switch between light and dark"
        title="Switch between light and dark"
        onClick={() => setTheme(currentTheme() === "dark" ? "light" : "dark")}
      >
        <SunMoon aria-hidden className="size-4" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Fill the screen"
        title="Fill the screen"
        onClick={() => void document.documentElement.requestFullscreen()}
      >
        <Maximize aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
