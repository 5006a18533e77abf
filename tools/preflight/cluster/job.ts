import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";

/** An image is pulled within this, s. */
const jobSeconds = 180;

export interface Job {
  name: string;
  namespace: string;
  image: string;
  /** For bash. */
  script: string;
}

const jobSchema = z.object({
  status: z.optional(
    z.object({ succeeded: z.optional(z.number()), failed: z.optional(z.number()) }),
  ),
});

interface Running {
  kubectl: Kubectl;
  section: Section;
  interruption: AbortSignal;
}

/** Refused: why it was not made. Ended: `succeeded`, or in words what became of it. */
export type JobEnd = { refused: string } | { ended: string };

/** Runs a Job to its end and deletes it with its pods, whatever happens. */
export async function runJob(job: Job, running: Running): Promise<JobEnd> {
  const { kubectl, section } = running;
  const { name, namespace } = job;
  const made = await kubectl(
    ["create", "--validate=false", "-n", namespace, "-f", "-"],
    objectOf(job),
  );
  if (!made.isOk) return { refused: made.said };
  try {
    return { ended: await untilEnded(job, running) };
  } finally {
    // In the foreground, so that no pod pushes when what was pushed has been removed.
    const gone = await kubectl(["delete", "job", name, "-n", namespace, "--cascade=foreground"]);
    if (!gone.isOk)
      section.note(
        "removing the Job",
        gone.said,
        `Delete the Job ${name} in ${namespace} by hand.`,
      );
  }
}

function objectOf({ name, image, script }: Job): object {
  const labels = { "app.kubernetes.io/name": "scrapelab-preflight" };
  const container = {
    ...{ name: "push", image, command: ["bash", "-c", script] },
    terminationMessagePolicy: "FallbackToLogsOnError",
  };
  return {
    ...{ apiVersion: "batch/v1", kind: "Job", metadata: { name, labels } },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: jobSeconds,
      // Where whoever made it was cut off from the cluster, it goes by itself.
      ttlSecondsAfterFinished: 600,
      template: {
        metadata: { labels },
        spec: {
          ...{ restartPolicy: "Never", terminationGracePeriodSeconds: 1 },
          containers: [container],
        },
      },
    },
  };
}

async function untilEnded(
  { name, namespace }: Job,
  { kubectl, interruption }: Running,
): Promise<string> {
  const end = Date.now() + jobSeconds * 1000;
  for (;;) {
    const read = jobSchema.safeParse((await kubectl(["get", "job", name, "-n", namespace])).json);
    const status = read.success ? read.data.status : undefined;
    if (status?.succeeded) return "succeeded";
    const reason = await reasonOf(kubectl, namespace, name);
    if (status?.failed) return `failed: ${reason ?? "its push did not reach the gateway"}`;
    if (reason !== null && /ImagePull|InvalidImageName|CreateContainer/.test(reason))
      return `does not start: ${reason}`;
    if (Date.now() > end)
      return `has not ended within ${jobSeconds} s: ${reason ?? "no reason is told"}`;
    await sleep(500, undefined, { signal: interruption }).catch(() => {});
  }
}

const state = z.optional(
  z.object({ reason: z.optional(z.string()), message: z.optional(z.string()) }),
);
const podsSchema = z.object({
  items: z.array(
    z.object({
      status: z.optional(
        z.object({
          containerStatuses: z.optional(
            z.array(
              z.object({ state: z.optional(z.object({ waiting: state, terminated: state })) }),
            ),
          ),
        }),
      ),
    }),
  ),
});

async function reasonOf(kubectl: Kubectl, namespace: string, name: string): Promise<string | null> {
  const answer = await kubectl(["get", "pods", "-n", namespace, "-l", `job-name=${name}`]);
  const read = podsSchema.safeParse(answer.json);
  if (!read.success) return null;
  const [container] = read.data.items.flatMap(({ status }) => status?.containerStatuses ?? []);
  const at = container?.state?.waiting ?? container?.state?.terminated;
  if (at?.reason === undefined) return null;
  // What it wrote last, where it has ended.
  return `${at.reason} ${at.message ?? ""}`.trim().replace(/\s+/g, " ").slice(0, 300);
}
