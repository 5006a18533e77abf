import { sandboxSchema } from "@/lib/contract/sandbox";
import { namesFor } from "@/lib/domain/site-names";
import { allToTheirEnd } from "@/tools/preflight/interruption";
import { type SiteOptions, siteNamesOf } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import {
  type Fault,
  faultInPrometheus,
  type Probe,
  probeOf,
  probeText,
  removeProbe,
} from "@/tools/preflight/site/probe";
import { joinAsSynthetic, type SyntheticLearner } from "@/tools/preflight/site/synthetic-learner";
import { readAs, type Visitor } from "@/tools/preflight/site/visitor";
import { runJob } from "./job";
import type { Kubectl } from "./kubectl";
import type { TeamPlace } from "./team-place";

interface JobsLook {
  kubectl: Kubectl;
  places: readonly TeamPlace[];
  section: Section;
  options: SiteOptions;
  instructor: Visitor | null;
}

export const jobWhat = "a Job with the toolkit image";

/**
 * One push from a Job in the first team's namespace, as the lab prints it; and from a Job in each further namespace
 * that learners push from, to every team's gateway. Each push is found in its team's Prometheus, and removed.
 */
export async function lookAtPushesFromJobs(look: JobsLook): Promise<void> {
  const [first] = look.places;
  if (!first) return;
  const { namespace } = first;
  await lookAtJob({ ...look, places: [first], namespace, what: jobWhat });
  for (const from of look.options["from-namespace"])
    await lookAtJob({ ...look, namespace: from, what: `${jobWhat} in ${from}` });
}

interface JobLook extends JobsLook {
  /** Of the Job. */
  namespace: string;
  what: string;
}

/** One push of a Job. */
interface Push {
  team: string;
  probe: Probe;
  /** Who looks for it; null where nobody can, and the Job takes its group away itself. */
  finder: SyntheticLearner | null;
}

async function lookAtJob(look: JobLook): Promise<void> {
  const { instructor, places, section, options } = look;
  const pushes: Push[] = [];
  let isTaken = false;
  try {
    const beginning = places.map(async ({ team: { name: team } }) => {
      const joining = { name: `Preflight Job ${team}`, team, options };
      const finder = instructor && (await joinAsSynthetic(instructor, joining, section));
      if (finder || !instructor) pushes.push({ team, finder, probe: probeOf("job") });
    });
    await allToTheirEnd(beginning);
    isTaken = pushes.length > 0 && (await runPushes(look, pushes));
    if (isTaken) await lookInPrometheus(look, pushes);
  } finally {
    await allToTheirEnd(pushes.map((push) => end(push, section, isTaken)));
  }
}

async function end({ finder, probe }: Push, section: Section, isThere: boolean): Promise<void> {
  if (!finder) return;
  await removeProbe(finder, probe, section, { isThere });
  await finder.leave();
}

/** Whether the gateways took what the Job pushed. */
async function runPushes(look: JobLook, pushes: readonly Push[]): Promise<boolean> {
  const { namespace, section, options, what } = look;
  const name = `scrapelab-preflight-${pushes[0]?.probe.id}`;
  const script = scriptOf(pushes, options);
  const { interruption, image } = options;
  const end = await runJob({ name, namespace, image, script }, { ...look, interruption });
  if ("refused" in end)
    section.wrong(what, `was refused in ${namespace}: ${end.refused}`, todoOf(end.refused));
  else if (end.ended !== "succeeded")
    section.wrong(
      what,
      `in ${namespace} ${end.ended}`,
      "See the pod's events; the image has to be reachable, and the gateway by the address that the commands name (--gateway-url); a network policy has to let this namespace in.",
    );
  else {
    const gateways = pushes.length === 1 ? "the gateway" : `${pushes.length} teams' gateways`;
    section.fine(what, `ran in ${namespace}, and ${gateways} took its push`);
    return true;
  }
  return false;
}

/** All pushes at once; what fails is told by the name of its team. */
function scriptOf(pushes: readonly Push[], options: SiteOptions): string {
  const curl = "curl -fsS --max-time 20 -o /dev/null";
  const lines = pushes.map(({ team, probe, finder }) => {
    const { gatewayUrl } = namesFor(team, siteNamesOf(options));
    const at = `'${gatewayUrl.replace(/\/$/, "")}${probe.path}'`;
    const push = `echo '${probeText(probe).trim()}' | ${curl} --data-binary @- ${at}`;
    const all = finder ? push : `${push} && ${curl} -X DELETE ${at}`;
    return `{ said=$({ ${all}; } 2>&1) || { echo "${team}: $said"; exit 1; }; } & running="$running $!"`;
  });
  const wait = "failed=0; for each in $running; do wait $each || failed=1; done; exit $failed";
  return ["running=", ...lines, wait].join("\n");
}

async function lookInPrometheus(look: JobLook, pushes: readonly Push[]): Promise<void> {
  const { section, options, namespace, what } = look;
  const pushed = what === jobWhat ? "a push from a Job" : `a push from a Job in ${namespace}`;
  const faults: (Fault & { team: string })[] = [];
  const finding = pushes.map(async ({ team, probe, finder }) => {
    if (!finder) return;
    const sandbox = readAs(sandboxSchema, "its state", await finder.ask("/api/sandbox"));
    const waiting = { intervalMs: sandbox.scrapeIntervalMs, interruption: options.interruption };
    const fault = await faultInPrometheus(finder, probe, waiting);
    if (fault) faults.push({ ...fault, team });
  });
  await allToTheirEnd(finding);
  const [fault] = faults;
  if (!look.instructor)
    section.notChecked(`${pushed} in Prometheus`, "it takes an instructor's session");
  else if (fault) {
    const teams = faults.map(({ team }) => team).join(", ");
    section.wrong(pushed, `of ${teams}: ${fault.found}`, fault.todo);
  } else section.fine(pushed, "stored, and in Prometheus under its own job");
}

function todoOf(said: string): string {
  if (/quota|limitrange|must specify/i.test(said))
    return "Apply a LimitRange with defaults, or raise the quota (deploy/teams/namespace).";
  return "See that whoever runs this may create Jobs there, as learners have to.";
}
