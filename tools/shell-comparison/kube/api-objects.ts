import { defaultSiteNames } from "@/lib/domain/site-names";
import {
  type Cluster,
  containerOf,
  jobLabels,
  type KubeJob,
  type KubePod,
  podName,
  podsOf,
} from "@/lib/shell/kube/cluster";

/** Fields of the Kubernetes API that kubectl reads (reference of batch/v1 Job, v1 Pod, v1 Event). */
export interface ApiObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace: string; uid: string; creationTimestamp: string } & Record<
    string,
    unknown
  >;
  [field: string]: unknown;
}

const time = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

export function jobObject(job: KubeJob, namespace: string): ApiObject {
  const labels = jobLabels(job);
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: job.name,
      namespace,
      uid: job.uid,
      labels,
      creationTimestamp: time(job.createdAtMs),
    },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      completionMode: "NonIndexed",
      suspend: false,
      selector: { matchLabels: { "batch.kubernetes.io/controller-uid": job.uid } },
      template: {
        metadata: { labels },
        spec: { containers: [container(job)], restartPolicy: "Never" },
      },
    },
    status: jobStatus(job),
  };
}

function container({ name, image, command }: KubeJob) {
  return { name, image, resources: {}, ...(command.length > 0 && { command }) };
}

function jobStatus({ createdAtMs, endedAtMs, exitCode }: KubeJob) {
  const startTime = time(createdAtMs);
  if (endedAtMs === null) return { startTime, active: 1, ready: 1 };
  const condition = (type: string) => ({ conditions: [{ type, status: "True" }] });
  return exitCode === 0
    ? {
        startTime,
        succeeded: 1,
        ready: 0,
        completionTime: time(endedAtMs),
        ...condition("Complete"),
      }
    : { startTime, failed: 1, ready: 0, ...condition("Failed") };
}

export function podObject(pod: KubePod, namespace: string): ApiObject {
  const { name, labels, createdAtMs, job } = pod;
  const phases: Record<string, string> = { Completed: "Succeeded", Error: "Failed" };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace,
      uid: `uid-of-${name}`,
      labels,
      creationTimestamp: time(createdAtMs),
    },
    spec: {
      containers: [
        job ? container(job) : { name: containerOf(pod), image: "image", resources: {} },
      ],
    },
    status: { phase: phases[pod.status] ?? pod.status },
  };
}

/** What the job controller notes about a job. */
function jobEvents(job: KubeJob, namespace: string): ApiObject[] {
  const event = (reason: string, message: string, ms: number): ApiObject => ({
    apiVersion: "v1",
    kind: "Event",
    metadata: {
      name: `${job.name}.${reason}`,
      namespace,
      uid: `uid-of-${reason}`,
      creationTimestamp: time(ms),
    },
    involvedObject: { kind: "Job", name: job.name, namespace, uid: job.uid },
    type: "Normal",
    reason,
    message,
    count: 1,
    firstTimestamp: time(ms),
    lastTimestamp: time(ms),
    source: { component: "job-controller" },
  });
  const created = event("SuccessfulCreate", `Created pod: ${podName(job)}`, job.createdAtMs);
  if (job.endedAtMs === null || job.exitCode !== 0) return [created];
  return [created, event("Completed", "Job completed", job.endedAtMs)];
}

export function objectsOf(cluster: Cluster, resource: string, namespace: string): ApiObject[] {
  if (resource === "jobs") return cluster.jobs.map((job) => jobObject(job, namespace));
  if (resource === "pods")
    return podsOf(cluster, defaultSiteNames).map((pod) => podObject(pod, namespace));
  return cluster.jobs.flatMap((job) => jobEvents(job, namespace));
}
