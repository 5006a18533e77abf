import { containerOf, type KubePod, podsOf } from "./cluster";
import { joined, type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type KubeCall, kindOf, noSuchKind } from "./kube-session";
import { matchesSelector } from "./match-selector";

/** `logs job/NAME`, `logs POD [CONTAINER]` or `logs -l SELECTOR`. */
export function readLogs(call: KubeCall): KubeRun {
  const { words, flags } = call;
  const [target, container] = words;
  const selector = flags.get("selector");
  if (target !== undefined && selector !== undefined) {
    return refused(usage(call, "only a selector (-l) or a POD name is allowed"));
  }
  if (selector !== undefined) return logsOfSelected(call, selector);
  if (target === undefined || words.length > 2) return refused(usage(call, expected));
  return logsOf(call, target, container ?? flags.get("container"));
}

const expected =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";

const usage = ({ program }: KubeCall, said: string) =>
  `error: ${said}\nSee '${program} logs -h' for help and examples`;

function logsOf(call: KubeCall, target: string, container: string | undefined): KubeRun {
  const { namespace, ports } = call;
  const [type = "", name = target] = target.includes("/") ? target.split("/") : ["pod", target];
  const kind = kindOf(type);
  if (!kind) return refused(noSuchKind(type));
  const forbidden = forbiddenIn(call, "get", kind, name);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const pod = podsOf(ports.cluster, ports.names).find((each) =>
    kind === "jobs" ? each.job?.name === name : each.name === name,
  );
  const isJob = kind === "jobs" && ports.cluster.jobs.some((job) => job.name === name);
  // kubectl waits for a pod of the job for 20 s before it says so.
  if (!pod && isJob) return refused("error: timed out waiting for the condition");
  if (!pod) {
    const full = kind === "jobs" ? "jobs.batch" : "pods";
    return refused(
      `error: error from server (NotFound): ${full} "${name}" not found in namespace "${namespace}"`,
    );
  }
  return logOfPod(call, pod, container);
}

/** Of those with the labels, and of each the last ten lines alone, as kubectl has it. */
function logsOfSelected(call: KubeCall, selector: string): KubeRun {
  const forbidden = forbiddenIn(call, "list", "pods");
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const pods = podsOf(call.ports.cluster, call.ports.names).filter(({ labels }) =>
    matchesSelector(labels, selector),
  );
  const none = `No resources found in ${call.namespace} namespace.\n`;
  if (pods.length === 0) return { ...said(""), stderr: none };
  return joined(pods.map((pod) => logOfPod(call, pod, call.flags.get("container"), "10")));
}

function logOfPod(
  { flags }: KubeCall,
  pod: KubePod,
  container: string | undefined,
  lines?: string,
): KubeRun {
  if (container !== undefined && container !== containerOf(pod)) {
    return refused(`error: container ${container} is not valid for pod ${pod.name}`);
  }
  if (flags.has("previous")) {
    const name = containerOf(pod);
    return refused(
      `Error from server (BadRequest): previous terminated container "${name}" in pod "${pod.name}" not found`,
    );
  }
  const log = tail(pod.job?.log ?? "", Number(flags.get("tail") ?? lines ?? -1));
  const prefix = flags.has("prefix") ? `[pod/${pod.name}/${containerOf(pod)}] ` : "";
  return said(prefix === "" ? log : log.replaceAll(/^(?=[\s\S])/gm, prefix));
}

function tail(log: string, count: number): string {
  if (count < 0) return log;
  const lines = log.split(/(?<=\n)/);
  return lines.slice(Math.max(0, lines.length - count)).join("");
}
