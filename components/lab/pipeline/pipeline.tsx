"use client";

import { useState } from "react";
import { stepsOf } from "@/components/lab/session/lab-outline";
import { useLab, useLabState, useStepNow } from "@/components/lab/session/lab-session";
import { ScrapeCountdown } from "@/components/lab/session/scrape-countdown";
import { PipelineBanner } from "./pipeline-banner";
import { PipelineLink } from "./pipeline-link";
import { viewPipeline } from "./pipeline-state";
import { PipelineStation } from "./pipeline-station";
import type { Link, PipelinePart, Tone } from "./pipeline-view";
import { ScrapeProgress } from "./scrape-progress";
import { stationsOf } from "./stations";

/** While Prometheus scrapes, the time until the next one is what to know; what fails has its word. */
const isTicking: Readonly<Record<Tone, boolean>> = {
  idle: true,
  ok: true,
  busy: false,
  waiting: true,
  failed: false,
  unknown: false,
};

/** The way of a metric, each part lit by what is really so. */
export function Pipeline() {
  return (
    <>
      <PipelineBanner />
      <PipelineRow />
    </>
  );
}

function PipelineRow() {
  const { lab } = useLab();
  const [stations] = useState(() => stationsOf(lab.stack));
  const sandbox = useLabState((state) => state.sandbox);
  const verdicts = useLabState((state) => state.verdicts);
  const checked = stepsOf(lab).filter(({ kind }) => kind !== "read");
  const view = viewPipeline(stations, {
    sandbox,
    ...useStepNow(),
    passed: checked.filter(({ id }) => verdicts[id]?.outcome === "passed").length,
    total: checked.length,
    isLost: useLabState(({ connection }) => connection === "lost"),
  });
  return (
    <ol
      aria-label="Pipeline"
      className="grid auto-cols-fr grid-flow-col overflow-x-clip px-2 py-2 lg:flex lg:items-center lg:px-4 lg:py-2.5"
    >
      {stations.map(({ id, name, icon }, i) => {
        const next = stations[i + 1]?.reachedBy;
        return (
          <PipelineStation
            key={id}
            name={name}
            of={id}
            icon={icon}
            part={view[id] ?? nothing}
            align={i < stations.length / 2 ? "start" : "end"}
          >
            {next && <LinkTo link={next} part={view[next.id] ?? nothing} />}
          </PipelineStation>
        );
      })}
    </ol>
  );
}

const nothing: PipelinePart = { tone: "idle", line: "" };

function LinkTo({ link, part }: { link: Link; part: PipelinePart }) {
  const { id, name, isAsked } = link;
  const state = useLabState(({ sandbox }) => sandbox.state);
  const movesWith = useLabState(({ sandbox }) => link.movesWith(sandbox));
  if (!isAsked) return <PipelineLink name={name} of={id} part={part} movesWith={movesWith} />;
  const scrapes = state === "ready" && movesWith !== "" && isTicking[part.tone];
  return (
    <PipelineLink
      name={name}
      of={id}
      part={part}
      movesWith={scrapes ? movesWith : ""}
      line={scrapes && <ScrapeCountdown />}
      asked={{ progress: scrapes && <ScrapeProgress key={movesWith} /> }}
    />
  );
}
