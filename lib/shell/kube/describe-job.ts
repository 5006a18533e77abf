import { jobLabels, type KubeJob, podName } from "./cluster";
import { humanDuration } from "./duration";
import { jobStatus } from "./get-resources";
import { joined, type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type KubeCall, notFound } from "./kube-session";
import { matchesSelector } from "./match-selector";
import { readTargets } from "./read-targets";

/** `describe job NAME`, with the fields of kubectl 1.32 that a Kubernetes Job made by `create job` fills. */
export function describeJobs(call: KubeCall): KubeRun {
  if (call.words.length === 0) {
    return refused(
      `error: You must specify the type of resource to describe. Use "${call.program} api-resources" for a complete list of supported resources.`,
    );
  }
  const targets = readTargets(call.words);
  if (!targets.ok) return refused(targets.error);
  const [target] = targets.value;
  if (!target || targets.value.some(({ kind }) => kind === "pods")) {
    return refused("error: this shell describes Kubernetes Jobs alone");
  }
  const { kind, names } = target;
  const selector = call.flags.get("selector");
  if (selector !== undefined && names.length > 0) {
    return refused("error: name cannot be provided when a selector is specified");
  }
  const forbidden = forbiddenIn(call, names.length > 0 ? "get" : "list", kind, names[0]);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  return describeNamed(call, names);
}

function describeNamed(call: KubeCall, names: string[]): KubeRun {
  const selector = call.flags.get("selector") ?? "";
  const { jobs } = call.ports.cluster;
  const wanted = names.length > 0 ? names : selectedNames(call, selector);
  if (wanted.length === 0) {
    return { ...said(""), stderr: `No resources found in ${call.namespace} namespace.\n` };
  }
  const beginning = call.words.length === 2 && names.length === 1 ? names[0] : undefined;
  const alike = jobs.filter(({ name }) => beginning !== undefined && name.startsWith(beginning));
  if (alike.length > 0 && !jobs.some(({ name }) => name === beginning)) {
    return said(alike.map((job) => `${printJob(call, job)}\n`).join(""));
  }
  const found = wanted.flatMap((name) => jobs.find((each) => each.name === name) ?? []);
  const missing = wanted.filter((name) => !jobs.some((job) => job.name === name));
  // kubectl takes any two words for a type and the beginning of a name, and then finds nothing.
  const isTwo = call.words.length === 2 && missing.length > 0;
  return joined([
    said((isTwo ? [] : found).map((job) => printJob(call, job)).join("\n\n")),
    ...missing.map((name) => refused(notFound("jobs", name))),
  ]);
}

function selectedNames({ ports }: KubeCall, selector: string): string[] {
  const chosen = ports.cluster.jobs.filter((job) => matchesSelector(jobLabels(job), selector));
  return chosen.map(({ name }) => name).sort();
}

function printJob({ namespace, ports }: KubeCall, job: KubeJob): string {
  const labels = Object.entries(jobLabels(job)).map((pair) => pair.join("="));
  const status = jobStatus(job);
  const age = humanDuration(ports.nowMs() - job.createdAtMs);
  const endAge = humanDuration(ports.nowMs() - (job.endedAtMs ?? 0));
  const ended = job.endedAtMs === null ? [] : endOf(job, job.endedAtMs);
  const counts = `${Number(status === "Running")} Active (${Number(status === "Running")} Ready) / ${Number(status === "Complete")} Succeeded / ${Number(status === "Failed")} Failed`;
  return `${[
    `Name:             ${job.name}`,
    `Namespace:        ${namespace}`,
    `Selector:         batch.kubernetes.io/controller-uid=${job.uid}`,
    `Labels:           ${labels.join(`\n${" ".repeat(18)}`)}`,
    "Annotations:      <none>",
    "Parallelism:      1",
    "Completions:      1",
    "Completion Mode:  NonIndexed",
    "Suspend:          false",
    "Backoff Limit:    6",
    `Start Time:       ${utc(job.createdAtMs)}`,
    ...ended,
    `Pods Statuses:    ${counts}`,
    "Pod Template:",
    `  Labels:  ${labels.join(`\n${" ".repeat(11)}`)}`,
    "  Containers:",
    `   ${job.name}:`,
    `    Image:      ${job.image}`,
    "    Port:       <none>",
    "    Host Port:  <none>",
    "    Command:",
    ...job.command.flatMap((word) => word.split("\n").map((line) => `      ${line}`)),
    "    Environment:   <none>",
    "    Mounts:        <none>",
    "  Volumes:         <none>",
    "  Node-Selectors:  <none>",
    "  Tolerations:     <none>",
    "Events:",
    "  Type    Reason            Age   From            Message",
    "  ----    ------            ----  ----            -------",
    `  Normal  SuccessfulCreate  ${age.padEnd(4)}  job-controller  Created pod: ${podName(job)}`,
    ...(status === "Complete"
      ? [`  Normal  Completed         ${endAge.padEnd(4)}  job-controller  Job completed`]
      : []),
  ].join("\n")}\n`;
}

function endOf(job: KubeJob, endedAtMs: number): string[] {
  if (job.exitCode !== 0) return [];
  return [
    `Completed At:     ${utc(endedAtMs)}`,
    `Duration:         ${humanDuration(endedAtMs - job.createdAtMs)}`,
  ];
}

/** `Tue, 25 Nov 2026 07:00:19 +0000` */
const utc = (ms: number) => new Date(ms).toUTCString().replace("GMT", "+0000");
