import { jobLabels, type KubeJob, podName } from "./cluster";
import { humanDuration } from "./duration";
import { jobStatus } from "./get-resources";
import { joined, type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type KubeCall, kindOf, noSuchKind } from "./kube-session";

/** `describe job NAME`, with the fields of kubectl 1.32 that a Kubernetes Job made by `create job` fills. */
export function describeJobs(call: KubeCall): KubeRun {
  const [what = "", ...rest] = call.words;
  if (what === "") return refused("error: You must specify the type of resource to describe.");
  const [type = "", named] = what.split("/");
  const kind = kindOf(type);
  if (!kind) return refused(noSuchKind(type));
  if (kind === "pods") return refused("error: this shell describes Kubernetes Jobs alone");
  const forbidden = forbiddenIn(call, "get", kind, named ?? rest[0]);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const { jobs } = call.ports.cluster;
  const names = named === undefined ? rest : [named, ...rest];
  const wanted = names.length > 0 ? names : jobs.map(({ name }) => name);
  return joined(
    wanted.map((name) => {
      const job = jobs.find((each) => each.name === name);
      return job
        ? said(printJob(call, job))
        : refused(`Error from server (NotFound): jobs.batch "${name}" not found`);
    }),
  );
}

function printJob({ namespace, ports }: KubeCall, job: KubeJob): string {
  const labels = Object.entries(jobLabels(job)).map((pair) => pair.join("="));
  const status = jobStatus(job);
  const age = humanDuration(ports.nowMs() - job.createdAtMs);
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
      ? [`  Normal  Completed         ${age.padEnd(4)}  job-controller  Job completed`]
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
