import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import type { SyntheticLearner } from "./synthetic-learner";
import { told } from "./visitor";

/** A group that is pushed, found again and removed; no other is touched. */
export interface Probe {
  id: string;
  job: string;
  path: string;
}

const metric = "scrapelab_preflight";

/** `place` says from where it is pushed. */
export function probeOf(place: string): Probe {
  const id = randomUUID().slice(0, 8);
  const job = `scrapelab_preflight_${place}_${id}`;
  return { id, job, path: `/metrics/job/${job}` };
}

export const probeText = ({ id }: Probe) => `${metric}{probe="${id}"} 1\n`;

const resultSchema = z.object({
  data: z.object({ result: z.array(z.object({ metric: z.record(z.string(), z.string()) })) }),
});

interface Waiting {
  section: Section;
  what: string;
  intervalMs: number;
}

/** Waits for the probe in Prometheus, and says under which job it is there. */
export async function untilSeen(
  learner: SyntheticLearner,
  probe: Probe,
  { section, what, intervalMs }: Waiting,
): Promise<void> {
  // Two scrapes, and what a busy Prometheus may take to find its targets.
  const end = Date.now() + 2 * intervalMs + 30_000;
  const query = new URLSearchParams({ query: `${metric}{probe="${probe.id}"}` });
  for (;;) {
    const answer = await learner.ask(`/sandbox/prometheus/api/v1/query?${query}`);
    const read = resultSchema.safeParse(answer.json);
    const [series] = read.success ? read.data.data.result : [];
    if (series) {
      tellJob(series.metric, probe, section, what);
      return;
    }
    if (Date.now() > end) {
      section.wrong(
        what,
        read.success
          ? `stored, and not in Prometheus after two scrape intervals and 30 s`
          : `stored, and Prometheus ${told(answer)}`,
        "See that this Prometheus scrapes this gateway: the ServiceMonitor's selector, and the network policy.",
      );
      return;
    }
    await sleep(Math.min(500, intervalMs));
  }
}

function tellJob(labels: Record<string, string>, probe: Probe, section: Section, what: string) {
  if (labels.job === probe.job) {
    section.fine(what, "stored, and in Prometheus under its own job");
    return;
  }
  const isExported = labels.exported_job === probe.job;
  section.wrong(
    what,
    isExported
      ? `its job is exported_job in Prometheus, where job is ${JSON.stringify(labels.job)}`
      : `in Prometheus its job is ${JSON.stringify(labels.job)}`,
    "Set honorLabels: true in the ServiceMonitor. OpenShift's user-workload monitoring overrides it (overrideHonorLabels): let a Prometheus of the team's own scrape the gateway.",
  );
}

/** Takes the probe's group away, as a learner does. */
export async function removeProbe(
  learner: SyntheticLearner,
  { path, job }: Probe,
  section: Section,
): Promise<void> {
  const answer = await learner.ask(`/sandbox/pushgateway${path}`, { method: "DELETE" });
  if (answer.status !== 202)
    section.wrong(
      "removing the probe",
      told(answer),
      `Delete the group of job ${job} by hand, and see why the gateway refuses to.`,
    );
}
