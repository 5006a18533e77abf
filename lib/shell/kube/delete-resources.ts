import { jobLabels, type KubePod, newSuffix, podsOf } from "./cluster";
import { joined, type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type Kind, type KubeCall, kindOf, noSuchKind } from "./kube-session";
import { matchesSelector } from "./match-selector";

/** `delete jobs a b c`, `delete pod -l …`: the gateway's pod comes back empty, as its Deployment sees to. */
export async function deleteResources(call: KubeCall): Promise<KubeRun> {
  const [what, ...rest] = call.words;
  if (what === undefined)
    return refused("error: You must provide one or more resources by argument or filename.");
  const [type = "", named] = what.split("/");
  const kind = kindOf(type);
  if (!kind) return refused(noSuchKind(type));
  const others =
    named === undefined ? rest : [what, ...rest].map((each) => each.replace(/^.*\//, ""));
  const forbidden = forbiddenIn(call, others.length > 0 ? "delete" : "list", kind, others[0]);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const isSelected = call.flags.has("selector") || call.flags.has("all");
  if (others.length === 0 && !isSelected) {
    return refused("error: resource(s) were provided, but no name was specified");
  }
  if (others.length > 0 && isSelected) {
    return refused("error: name cannot be provided when a selector is specified");
  }
  return kind === "jobs" ? deleteJobs(call, others) : deletePods(call, others);
}

function deleteJobs({ flags, ports }: KubeCall, names: readonly string[]): KubeRun {
  const { cluster } = ports;
  const selector = flags.get("selector") ?? "";
  const wanted =
    names.length > 0
      ? names
      : cluster.jobs
          .filter((job) => matchesSelector(jobLabels(job), selector))
          .map(({ name }) => name);
  if (wanted.length === 0) return said("No resources found\n");
  return joined(
    wanted.map((name) => {
      const at = cluster.jobs.findIndex((job) => job.name === name);
      if (at < 0) return notFound("jobs", name, flags);
      cluster.jobs.splice(at, 1);
      return said(`job.batch "${name}" deleted\n`);
    }),
  );
}

async function deletePods(call: KubeCall, names: readonly string[]): Promise<KubeRun> {
  const pods = podsOf(call.ports.cluster);
  const selector = call.flags.get("selector") ?? "";
  const wanted =
    names.length > 0
      ? names
      : pods.filter(({ labels }) => matchesSelector(labels, selector)).map(({ name }) => name);
  if (wanted.length === 0) return said("No resources found\n");
  const runs: KubeRun[] = [];
  for (const name of wanted) {
    const pod = pods.find((each) => each.name === name);
    runs.push(pod ? await deletePod(call, pod) : notFound("pods", name, call.flags));
  }
  return joined(runs);
}

async function deletePod({ ports }: KubeCall, pod: KubePod): Promise<KubeRun> {
  const { cluster } = ports;
  if (pod.labels["app.kubernetes.io/component"] === "pushgateway") {
    const restarted = await ports.restartGateway();
    if (!restarted.ok) return refused(`Error from server: ${restarted.error}`);
    cluster.gatewaySuffix = newSuffix();
    cluster.gatewayCreatedAtMs = ports.nowMs();
  } else if (pod.job) pod.job.log = "";
  return said(`pod "${pod.name}" deleted\n`);
}

function notFound(kind: Kind, name: string, flags: ReadonlyMap<string, string>): KubeRun {
  if (flags.has("ignore-not-found")) return said("");
  const full = kind === "jobs" ? "jobs.batch" : "pods";
  return refused(`Error from server (NotFound): ${full} "${name}" not found`);
}
