import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { sandboxSchema } from "@/lib/contract/sandbox";
import { namesFor } from "@/lib/domain/site-names";
import { type SiteOptions, siteNamesOf } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import {
  type Probe,
  probeOf,
  probeText,
  removeProbe,
  untilSeen,
} from "@/tools/preflight/site/probe";
import { hasJoined, joinAsSynthetic } from "@/tools/preflight/site/synthetic-learner";
import type { Visitor } from "@/tools/preflight/site/visitor";
import type { Kubectl } from "./kubectl";
import type { TeamPlace } from "./team-place";

/** An image is pulled within this, ms. */
const jobMs = 180_000;
const what = "a Job with the toolkit image";

interface JobLook {
  kubectl: Kubectl;
  place: TeamPlace;
  section: Section;
  options: SiteOptions;
  instructor: Visitor | null;
}

const jobSchema = z.object({
  status: z.optional(
    z.object({ succeeded: z.optional(z.number()), failed: z.optional(z.number()) }),
  ),
});

/** One push from a Job in a team's namespace, as the lab prints it, and what became of it in Prometheus. */
export async function lookAtProbeJob({ kubectl, place, section, options, instructor }: JobLook) {
  const { namespace, team } = place;
  const probe = probeOf("job");
  const name = `scrapelab-preflight-${probe.id}`;
  const made = await kubectl(
    ["create", "--validate=false", "-n", namespace, "-f", "-"],
    jobOf(name, probe, place, { options, leaves: instructor !== null }),
  );
  if (!made.isOk) {
    section.wrong(what, `was refused in ${namespace}: ${made.said}`, todoOf(made.said));
    return;
  }
  try {
    const end = await untilEnded(kubectl, namespace, name);
    if (end !== "succeeded") {
      section.wrong(
        what,
        `in ${namespace} ${end}`,
        "See the pod's events; the image has to be reachable, and the gateway by the address that the commands name.",
      );
      return;
    }
    section.fine(what, `ran in ${namespace}, and the gateway took its push`);
    await lookInPrometheus(instructor, team.name, probe, section, options);
  } finally {
    await removeJob(kubectl, namespace, name, section);
  }
}

async function removeJob(kubectl: Kubectl, namespace: string, name: string, section: Section) {
  const gone = await kubectl(["delete", "job", name, "-n", namespace, "--wait=false"]);
  if (!gone.isOk)
    section.note("removing the Job", gone.said, `Delete the Job ${name} in ${namespace} by hand.`);
}

interface JobParts {
  options: SiteOptions;
  /** False: it takes its group away again, since nobody else will. */
  leaves: boolean;
}

function jobOf(name: string, probe: Probe, { team }: TeamPlace, { options, leaves }: JobParts) {
  const { gatewayUrl } = namesFor(team.name, siteNamesOf(options));
  const at = `${gatewayUrl}${probe.path}`;
  const curl = "curl -fsS --max-time 20";
  const push = `echo '${probeText(probe).trim()}' | ${curl} --data-binary @- ${at}`;
  const script = leaves ? push : `${push} && ${curl} -X DELETE ${at}`;
  const container = { name: "push", image: options.image, command: ["bash", "-c", script] };
  return {
    ...{ apiVersion: "batch/v1", kind: "Job", metadata: { name } },
    spec: {
      backoffLimit: 0,
      template: { spec: { restartPolicy: "Never", containers: [container] } },
    },
  };
}

/** `succeeded`, or in words what became of it. */
async function untilEnded(kubectl: Kubectl, namespace: string, name: string): Promise<string> {
  const end = Date.now() + jobMs;
  for (;;) {
    const read = jobSchema.safeParse((await kubectl(["get", "job", name, "-n", namespace])).json);
    const status = read.success ? read.data.status : undefined;
    if (status?.succeeded) return "succeeded";
    const reason = await reasonOf(kubectl, namespace, name);
    if (status?.failed) return `failed: ${reason ?? "its push did not reach the gateway"}`;
    if (reason !== null && /ImagePull|InvalidImageName|CreateContainer/.test(reason))
      return `does not start: ${reason}`;
    if (Date.now() > end)
      return `has not ended within ${jobMs / 1000} s: ${reason ?? "no reason is told"}`;
    await sleep(500);
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
  return at?.reason === undefined ? null : `${at.reason} ${at.message ?? ""}`.trim();
}

async function lookInPrometheus(
  instructor: Visitor | null,
  team: string,
  probe: Probe,
  section: Section,
  { code }: SiteOptions,
): Promise<void> {
  const pushed = "a push from a Job";
  const joined =
    instructor && (await joinAsSynthetic(instructor, { name: "Preflight Job", team, code }));
  if (!(joined && hasJoined(joined))) {
    section.notChecked(`${pushed} in Prometheus`, "it takes an instructor's session");
    return;
  }
  try {
    const sandbox = sandboxSchema.parse((await joined.ask("/api/sandbox")).json);
    await untilSeen(joined, probe, { section, what: pushed, intervalMs: sandbox.scrapeIntervalMs });
    await removeProbe(joined, probe, section);
  } finally {
    await joined.leave();
  }
}

function todoOf(said: string): string {
  if (/quota|limitrange|must specify/i.test(said))
    return "Apply a LimitRange with defaults, or raise the quota (deploy/teams/namespace).";
  return "See that whoever runs this may create Jobs there, as learners have to.";
}
