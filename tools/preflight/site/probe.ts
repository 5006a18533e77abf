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

/** What fails, and what to do. */
export interface Fault {
  found: string;
  todo: string;
}

/** Pushes something, says whether it was taken, and takes it away again, whatever happens. */
export async function withProbe(
  learner: SyntheticLearner,
  place: string,
  section: Section,
  push: (probe: Probe) => Promise<boolean>,
): Promise<void> {
  const probe = probeOf(place);
  let isThere = true;
  try {
    isThere = await push(probe);
  } finally {
    await removeProbe(learner, probe, section, { isThere });
  }
}

const resultSchema = z.object({
  data: z.object({ result: z.array(z.object({ metric: z.record(z.string(), z.string()) })) }),
});

/** Waits for the probe in Prometheus, under its own job; what is wrong with that, or null. */
export async function faultInPrometheus(
  learner: SyntheticLearner,
  probe: Probe,
  { intervalMs, interruption }: { intervalMs: number; interruption: AbortSignal },
): Promise<Fault | null> {
  // Two scrapes, and what a busy Prometheus may take to find its targets.
  const end = Date.now() + 2 * intervalMs + 30_000;
  const query = new URLSearchParams({ query: `${metric}{probe="${probe.id}"}` });
  for (;;) {
    const answer = await learner.ask(`/sandbox/prometheus/api/v1/query?${query}`);
    const read = resultSchema.safeParse(answer.json);
    const [series] = read.success ? read.data.data.result : [];
    if (series) return faultOfJob(series.metric, probe);
    if (Date.now() > end)
      return {
        found: read.success
          ? "stored, and not in Prometheus after two scrape intervals and 30 s"
          : `stored, and Prometheus ${told(answer)}`,
        todo: "See that this Prometheus scrapes this gateway: the ServiceMonitor's selector, and the network policy.",
      };
    await sleep(Math.min(500, intervalMs), undefined, { signal: interruption }).catch(() => {});
  }
}

function faultOfJob(labels: Record<string, string>, probe: Probe): Fault | null {
  if (labels.job === probe.job) return null;
  const isExported = labels.exported_job === probe.job;
  return {
    found: isExported
      ? `its job is exported_job in Prometheus, where job is ${JSON.stringify(labels.job)}`
      : `in Prometheus its job is ${JSON.stringify(labels.job)}`,
    todo: "Set honorLabels: true in the ServiceMonitor. OpenShift's user-workload monitoring overrides it (overrideHonorLabels): let a Prometheus of the team's own scrape the gateway.",
  };
}

/** Takes the probe's group away, as a learner does. */
export async function removeProbe(
  learner: SyntheticLearner,
  { path, job }: Probe,
  section: Section,
  { isThere }: { isThere: boolean },
): Promise<void> {
  const found = await learner.ask(`/sandbox/pushgateway${path}`, { method: "DELETE" }).then(
    (answer) => (answer.status === 202 ? null : told(answer)),
    (error: unknown) => String(error),
  );
  // What was refused may be there all the same; that it cannot be removed is no fault of its own then.
  if (found !== null && isThere)
    section.wrong(
      "removing the probe",
      found,
      `Delete the group of job ${job} by hand, and see why the gateway refuses to.`,
    );
}
