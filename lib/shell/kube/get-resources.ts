import { jobLabels, type KubeJob, type KubePod, podsOf } from "./cluster";
import { humanDuration } from "./duration";
import { joined, type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type Kind, type KubeCall, kindOf, noSuchKind } from "./kube-session";
import { matchesSelector } from "./match-selector";
import { printTable } from "./print-table";

const nothingAsked = `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`;

interface Row {
  name: string;
  labels: Record<string, string>;
  cells: string[];
}

/** `get jobs|pods [NAME…] [-l selector] [-o name|wide]` with the columns of kubectl 1.32. */
export function getResources(call: KubeCall): KubeRun {
  const [what, ...names] = call.words;
  if (what === undefined) return refused(nothingAsked.replaceAll("kubectl", call.program));
  const kinds: Kind[] = [];
  for (const each of what.split(",")) {
    const [word = "", name] = each.split("/");
    const kind = kindOf(word);
    if (!kind) return refused(noSuchKind(word));
    if (name !== undefined) names.push(name);
    kinds.push(kind);
  }
  return joined(kinds.map((kind) => getKind(call, kind, names)));
}

function getKind(call: KubeCall, kind: Kind, names: readonly string[]): KubeRun {
  const forbidden = forbiddenIn(call, names.length > 0 ? "get" : "list", kind, names[0]);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const all = kind === "jobs" ? jobRows(call) : podRows(call);
  const selector = call.flags.get("selector") ?? "";
  const rows = all.filter(
    ({ name, labels }) =>
      matchesSelector(labels, selector) && (names.length === 0 || names.includes(name)),
  );
  const missing = names.filter((name) => !all.some((row) => row.name === name));
  const full = kind === "jobs" ? "jobs.batch" : "pods";
  const faults = missing.map((name) =>
    refused(`Error from server (NotFound): ${full} "${name}" not found`),
  );
  if (rows.length === 0 && names.length === 0) {
    return { ...said(""), stderr: `No resources found in ${call.namespace} namespace.\n` };
  }
  return joined([said(rows.length === 0 ? "" : print(call, kind, rows)), ...faults]);
}

function print({ flags }: KubeCall, kind: Kind, rows: readonly Row[]): string {
  if (flags.get("output") === "name") {
    const prefix = kind === "jobs" ? "job.batch" : "pod";
    return rows.map(({ name }) => `${prefix}/${name}\n`).join("");
  }
  const heads = {
    jobs: ["STATUS", "COMPLETIONS", "DURATION", "AGE"],
    pods: ["READY", "STATUS", "RESTARTS", "AGE"],
  };
  const hasLabels = flags.has("show-labels");
  const table = rows.map(({ name, cells, labels }) => [
    name,
    ...cells,
    ...(hasLabels
      ? [
          Object.entries(labels)
            .map((pair) => pair.join("="))
            .join(","),
        ]
      : []),
  ]);
  const head = ["NAME", ...heads[kind], ...(hasLabels ? ["LABELS"] : [])];
  return printTable(flags.has("no-headers") ? table : [head, ...table]);
}

function jobRows({ ports }: KubeCall): Row[] {
  const now = ports.nowMs();
  return [...ports.cluster.jobs]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((job) => ({
      name: job.name,
      labels: jobLabels(job),
      cells: [
        jobStatus(job),
        jobStatus(job) === "Complete" ? "1/1" : "0/1",
        humanDuration((job.endedAtMs ?? now) - job.createdAtMs),
        humanDuration(now - job.createdAtMs),
      ],
    }));
}

export function jobStatus({ endedAtMs, exitCode }: KubeJob): "Running" | "Complete" | "Failed" {
  if (endedAtMs === null) return "Running";
  return exitCode === 0 ? "Complete" : "Failed";
}

function podRows({ ports }: KubeCall): Row[] {
  const now = ports.nowMs();
  return podsOf(ports.cluster).map(({ name, labels, ready, status, createdAtMs }: KubePod) => ({
    name,
    labels,
    cells: [ready, status, "0", humanDuration(now - createdAtMs)],
  }));
}
