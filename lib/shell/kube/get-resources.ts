import { jobLabels, type KubeJob, podAddress, podsOf } from "./cluster";
import { humanDuration } from "./duration";
import { joined, type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type Kind, type KubeCall, notFound } from "./kube-session";
import { matchesSelector } from "./match-selector";
import { printTable } from "./print-table";
import { readTargets, type Target } from "./read-targets";

const nothingAsked = `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`;

interface Row {
  name: string;
  labels: Record<string, string>;
  cells: string[];
  /** What `-o wide` adds. */
  wide: string[];
}

/** `get jobs|pods [NAME…] [-l selector] [-o name|wide]` with the columns of kubectl 1.32. */
export function getResources(call: KubeCall): KubeRun {
  if (call.words.length === 0) return refused(nothingAsked.replaceAll("kubectl", call.program));
  const output = call.flags.get("output") ?? "";
  if (!["", "name", "wide"].includes(output)) return refused(unknownOutput(output));
  const asked = readTargets(call.words);
  if (!asked.ok) return refused(asked.error);
  if (call.flags.has("selector") && asked.value.some(({ names }) => names.length > 0)) {
    return refused("error: name cannot be provided when a selector is specified");
  }
  const isMixed = asked.value.length > 1;
  const answers = asked.value.map((target) => find(call, target));
  const tables = answers
    .filter(({ rows }) => rows.length > 0)
    .map(({ kind, rows }) => print(call, { kind, rows, isMixed }));
  const found = said(tables.join(output === "name" ? "" : "\n"));
  const none = `No resources found in ${call.namespace} namespace.`;
  const isEmpty = tables.length === 0 && answers.every(({ fault }) => fault === null);
  const isSilent = call.flags.has("ignore-not-found") || output === "name";
  if (isEmpty) return { ...found, stderr: isSilent ? "" : `${none}\n` };
  return joined([found, ...answers.flatMap(({ fault }) => fault ?? [])]);
}

const knownOutputs = ["name", "wide"];

function unknownOutput(output: string): string {
  return /^(json|yaml|jsonpath|go-template|custom-columns|template)/.test(output)
    ? `error: this shell has no output format "${output}", only: ${knownOutputs.join(", ")}`
    : `error: unable to match a printer suitable for the output format "${output}", allowed formats are: ${allOutputs}`;
}

const allOutputs =
  "custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,wide,yaml";

interface Found {
  kind: Kind;
  rows: Row[];
  fault: KubeRun | null;
}

function find(call: KubeCall, { kind, names }: Target): Found {
  const forbidden = forbiddenIn(call, names.length > 0 ? "get" : "list", kind, names[0]);
  if (forbidden) {
    return { kind, rows: [], fault: refused(`Error from server (Forbidden): ${forbidden}`) };
  }
  const all = kind === "jobs" ? jobRows(call) : podRows(call);
  if (names.length === 0) {
    const selector = call.flags.get("selector") ?? "";
    return {
      kind,
      rows: all.filter(({ labels }) => matchesSelector(labels, selector)),
      fault: null,
    };
  }
  const rows = names.flatMap((name) => all.find((row) => row.name === name) ?? []);
  const missing = call.flags.has("ignore-not-found")
    ? []
    : names.filter((name) => !all.some((row) => row.name === name));
  const faults = missing.map((name) => refused(notFound(kind, name)));
  return { kind, rows, fault: faults.length > 0 ? joined(faults) : null };
}

const heads = {
  jobs: ["STATUS", "COMPLETIONS", "DURATION", "AGE"],
  pods: ["READY", "STATUS", "RESTARTS", "AGE"],
};
const wideHeads = {
  jobs: ["CONTAINERS", "IMAGES", "SELECTOR"],
  pods: ["IP", "NODE", "NOMINATED NODE", "READINESS GATES"],
};

function print(
  { flags }: KubeCall,
  { kind, rows, isMixed }: Omit<Found, "fault"> & { isMixed: boolean },
) {
  const output = flags.get("output");
  const prefix = kind === "jobs" ? "job.batch/" : "pod/";
  if (output === "name") return rows.map(({ name }) => `${prefix}${name}\n`).join("");
  const isWide = output === "wide";
  const hasLabels = flags.has("show-labels");
  const table = rows.map(({ name, cells, wide, labels }) => [
    isMixed ? prefix + name : name,
    ...cells,
    ...(isWide ? wide : []),
    ...(hasLabels ? [listLabels(labels)] : []),
  ]);
  const head = [
    "NAME",
    ...heads[kind],
    ...(isWide ? wideHeads[kind] : []),
    ...(hasLabels ? ["LABELS"] : []),
  ];
  return printTable(flags.has("no-headers") ? table : [head, ...table]);
}

const listLabels = (labels: Record<string, string>) =>
  Object.entries(labels)
    .map((pair) => pair.join("="))
    .sort()
    .join(",");

function jobRows({ ports }: KubeCall): Row[] {
  const now = ports.nowMs();
  return [...ports.cluster.jobs]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((job) => {
      const isComplete = jobStatus(job) === "Complete";
      const until = isComplete ? (job.endedAtMs ?? now) : now;
      return {
        name: job.name,
        labels: jobLabels(job),
        cells: [
          jobStatus(job),
          isComplete ? "1/1" : "0/1",
          humanDuration(until - job.createdAtMs),
          humanDuration(now - job.createdAtMs),
        ],
        wide: [job.name, job.image, `batch.kubernetes.io/controller-uid=${job.uid}`],
      };
    });
}

export function jobStatus({ endedAtMs, exitCode }: KubeJob): "Running" | "Complete" | "Failed" {
  if (endedAtMs === null) return "Running";
  return exitCode === 0 ? "Complete" : "Failed";
}

function podRows({ ports }: KubeCall): Row[] {
  const now = ports.nowMs();
  return podsOf(ports.cluster, ports.names).map((pod) => {
    const { name, labels, ready, status, createdAtMs } = pod;
    const { ip, node } = podAddress(pod);
    return {
      name,
      labels,
      cells: [ready, status, "0", humanDuration(now - createdAtMs)],
      wide: [ip, node, "<none>", "<none>"],
    };
  });
}
