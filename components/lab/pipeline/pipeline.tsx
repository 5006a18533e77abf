"use client";

import { Activity, CircleCheck, Inbox, Pencil } from "lucide-react";
import { stepsOf } from "@/components/lab/session/lab-outline";
import { useLab, useLabState, useStepNow } from "@/components/lab/session/lab-session";
import { ScrapeCountdown } from "@/components/lab/session/scrape-countdown";
import { PipelineBanner } from "./pipeline-banner";
import { PipelineLink } from "./pipeline-link";
import { viewPipeline } from "./pipeline-state";
import { PipelineStation } from "./pipeline-station";
import type { Tone } from "./pipeline-view";
import { ScrapeProgress } from "./scrape-progress";

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
  const sandbox = useLabState((state) => state.sandbox);
  const verdicts = useLabState((state) => state.verdicts);
  const checked = stepsOf(lab).filter(({ kind }) => kind !== "read");
  const view = viewPipeline({
    sandbox,
    ...useStepNow(),
    passed: checked.filter(({ id }) => verdicts[id]?.outcome === "passed").length,
    total: checked.length,
    isLost: useLabState(({ connection }) => connection === "lost"),
  });
  const { state, lastScrapeAt } = sandbox;
  const scrapes = state === "ready" && lastScrapeAt !== null && isTicking[view.scrape.tone];
  return (
    <ol
      aria-label="Pipeline"
      className="grid grid-cols-4 overflow-x-clip px-2 py-2 sm:flex sm:items-center sm:px-4 sm:py-2.5"
    >
      <PipelineStation name="Request" of="request" icon={Pencil} part={view.request} align="start">
        <PipelineLink
          name="Push"
          of="push"
          part={view.push}
          movesWith={sandbox.lastAttempt?.at ?? ""}
        />
      </PipelineStation>
      <PipelineStation
        name="Pushgateway"
        of="pushgateway"
        icon={Inbox}
        part={view.pushgateway}
        align="start"
      >
        <PipelineLink
          name="Scrape"
          of="scrape"
          part={view.scrape}
          movesWith={scrapes ? (lastScrapeAt ?? "") : ""}
          line={scrapes && <ScrapeCountdown />}
          asked={{ progress: scrapes && <ScrapeProgress key={lastScrapeAt} /> }}
        />
      </PipelineStation>
      <PipelineStation
        name="Prometheus"
        of="prometheus"
        icon={Activity}
        part={view.prometheus}
        align="end"
      >
        <PipelineLink name="Query" of="query" part={view.query} movesWith="" />
      </PipelineStation>
      <PipelineStation name="Check" of="check" icon={CircleCheck} part={view.check} align="end" />
    </ol>
  );
}
