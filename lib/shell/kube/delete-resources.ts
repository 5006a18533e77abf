import { jobLabels, type KubeJob, type KubePod, newSuffix, podsOf } from "./cluster";
import { joined, type KubeRun, refused, said } from "./kube-run";
import {
  faultOfDryRun,
  forbiddenIn,
  type Kind,
  type KubeCall,
  notFound,
  readDryRun,
} from "./kube-session";
import { matchesSelector } from "./match-selector";
import { readTargets, type Target } from "./read-targets";

const nothingNamed = `error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/** `delete jobs a b c`, `delete pod -l …`: the gateway's pod comes back empty, as its Deployment sees to. */
export async function deleteResources(call: KubeCall): Promise<KubeRun> {
  const dryRunFault = faultOfDryRun(call.flags);
  if (dryRunFault !== null) return refused(dryRunFault);
  if (call.words.length === 0) return refused(nothingNamed);
  const targets = readTargets(call.words);
  if (!targets.ok) return refused(targets.error);
  const output = call.flags.get("output") ?? "name";
  if (output !== "name") {
    return refused(`error: Unexpected -o output mode: ${output}. We only support '-o name'`);
  }
  const hasNames = targets.value.some(({ names }) => names.length > 0);
  const fault = faultOfChoice(call, hasNames);
  if (fault !== null) return refused(fault);
  const deprecated = { ...said(""), stderr: readDryRun(call.flags).warning };
  const runs: KubeRun[] = isForced(call) ? [deprecated, warned] : [deprecated];
  for (const target of targets.value) runs.push(await deleteTarget(call, target));
  const isNothing = !hasNames && runs.every(({ stdout, exitCode }) => stdout + exitCode === "0");
  return joined(isNothing ? [...runs, said("No resources found\n")] : runs);
}

/** What kubectl says against names beside a selector or `--all`, or against none of them. */
function faultOfChoice({ flags }: KubeCall, hasNames: boolean): string | null {
  const isSelected = flags.has("selector");
  const isAll = flags.has("all");
  if (isSelected && isAll) {
    return "error: setting 'all' parameter but found a non empty selector. ";
  }
  if (!hasNames && !isSelected && !isAll) {
    return "error: resource(s) were provided, but no name was specified";
  }
  return hasNames && (isSelected || isAll)
    ? "error: name cannot be provided when a selector is specified"
    : null;
}

const warned: KubeRun = {
  stdout: "",
  stderr:
    "Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n",
  exitCode: 0,
};

const isForced = ({ flags }: KubeCall) =>
  flags.get("force") === "true" && Number(flags.get("grace-period") ?? 0) === 0;

async function deleteTarget(call: KubeCall, { kind, names }: Target): Promise<KubeRun> {
  const forbidden = forbiddenIn(call, names.length > 0 ? "delete" : "list", kind, names[0]);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const { cluster, names: site } = call.ports;
  const selector = call.flags.get("selector") ?? "";
  const all = kind === "jobs" ? cluster.jobs.map(labelledJob) : podsOf(cluster, site);
  const chosen = all.filter(({ labels }) => matchesSelector(labels, selector));
  const runs: KubeRun[] = [];
  for (const name of names.length > 0 ? names : chosen.map((each) => each.name)) {
    if (all.some((each) => each.name === name)) runs.push(await deleteOne(call, kind, name));
    else if (!call.flags.has("ignore-not-found")) runs.push(refused(notFound(kind, name)));
  }
  return joined(runs);
}

const labelledJob = (job: KubeJob) => ({ name: job.name, labels: jobLabels(job) });

async function deleteOne(call: KubeCall, kind: Kind, name: string): Promise<KubeRun> {
  const { cluster, names } = call.ports;
  const { dryRun } = readDryRun(call.flags);
  if (dryRun !== "none") return saidDeleted(call, kind, name);
  if (kind === "jobs") cluster.jobs = cluster.jobs.filter((job) => job.name !== name);
  else {
    const pod = podsOf(cluster, names).find((each) => each.name === name);
    const fault = pod ? await deletePod(call, pod) : null;
    if (fault) return fault;
  }
  return saidDeleted(call, kind, name);
}

const dryRuns = new Map([
  ["client", " (dry run)"],
  ["server", " (server dry run)"],
]);

function saidDeleted(call: KubeCall, kind: Kind, name: string): KubeRun {
  const what = kind === "jobs" ? "job.batch" : "pod";
  if (call.flags.get("output") === "name") return said(`${what}/${name}\n`);
  const suffix = dryRuns.get(readDryRun(call.flags).dryRun) ?? "";
  return said(`${what} "${name}" ${isForced(call) ? "force " : ""}deleted${suffix}\n`);
}

/** Null where it is gone. */
async function deletePod({ ports }: KubeCall, pod: KubePod): Promise<KubeRun | null> {
  const { cluster } = ports;
  if (pod.server === "pushgateway") {
    const restarted = await ports.restartGateway();
    if (!restarted.ok) return refused(`Error from server: ${restarted.error}`);
    cluster.gatewaySuffix = newSuffix();
    cluster.gatewayCreatedAtMs = ports.nowMs();
  } else if (pod.job?.endedAtMs === null) pod.job.podSuffix = newSuffix();
  else if (pod.job) pod.job.isPodDeleted = true;
  return null;
}
