import * as z from "zod/mini";
import { gatewayLabels, type SiteNames } from "@/lib/domain/site-names";

/** A Kubernetes Job of the learner, which has run once in this shell. */
export const kubeJobSchema = z.object({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()),
  /** The last part of its pod's name. */
  podSuffix: z.string(),
  uid: z.string(),
  createdAtMs: z.number(),
  /** Null while it runs. */
  endedAtMs: z.nullable(z.number()),
  exitCode: z.number(),
  log: z.string(),
  /** Its pod has been deleted by hand; a Job that has ended makes no other. */
  isPodDeleted: z.optional(z.boolean()),
});
export type KubeJob = z.infer<typeof kubeJobSchema>;

/** What stands in the learner's namespace, apart from what the sandbox itself tells. */
export const clusterSchema = z.object({
  jobs: z.array(kubeJobSchema),
  gatewaySuffix: z.string(),
  gatewayCreatedAtMs: z.number(),
  createdAtMs: z.number(),
});
export type Cluster = z.infer<typeof clusterSchema>;

const letters = "bcdfghjklmnpqrstvwxz2456789";

/** Five characters as Kubernetes makes them, without vowels. */
export function newSuffix(): string {
  const random = crypto.getRandomValues(new Uint8Array(5));
  return [...random].map((byte) => letters.charAt(byte % letters.length)).join("");
}

export function newCluster(nowMs: number): Cluster {
  return {
    jobs: [],
    gatewaySuffix: newSuffix(),
    gatewayCreatedAtMs: nowMs,
    createdAtMs: nowMs,
  };
}

export interface KubePod {
  name: string;
  labels: Record<string, string>;
  /** The learner's server that runs in it; null in the pod of a Kubernetes Job. */
  server: "pushgateway" | "prometheus" | null;
  ready: string;
  status: string;
  createdAtMs: number;
  job: KubeJob | null;
}

/** The pods as `get pods` lists them: those of the Kubernetes Jobs, and the learner's two servers. */
export function podsOf(cluster: Cluster, site: SiteNames): KubePod[] {
  const pod = (
    server: "pushgateway" | "prometheus",
    name: string,
    createdAtMs: number,
  ): KubePod => ({
    name,
    labels: {
      "app.kubernetes.io/component": server,
      "app.kubernetes.io/name": server,
      ...(server === "pushgateway" ? gatewayLabels(site) : {}),
    },
    server,
    ready: "1/1",
    status: "Running",
    createdAtMs,
    job: null,
  });
  const gateway = `pushgateway-7d9c5b6f4d-${cluster.gatewaySuffix}`;
  return [
    ...cluster.jobs.filter(({ isPodDeleted }) => isPodDeleted !== true).map(podOf),
    pod("prometheus", "prometheus-0", cluster.createdAtMs),
    pod("pushgateway", gateway, cluster.gatewayCreatedAtMs),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function podOf(job: KubeJob): KubePod {
  return {
    name: podName(job),
    labels: jobLabels(job),
    server: null,
    ready: job.endedAtMs === null ? "1/1" : "0/1",
    status: job.endedAtMs === null ? "Running" : job.exitCode === 0 ? "Completed" : "Error",
    createdAtMs: job.createdAtMs,
    job,
  };
}

export const podName = ({ name, podSuffix }: KubeJob) => `${name}-${podSuffix}`;

export function jobLabels({ name, uid }: KubeJob): Record<string, string> {
  return {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  };
}

/** Where a pod would run; made up, and the same for one pod at every look. */
export function podAddress({ name, status }: KubePod): { ip: string; node: string } {
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 62_000, 7);
  const hasEnded = status === "Completed" || status === "Error";
  return {
    ip: hasEnded ? "<none>" : `10.128.${Math.floor(sum / 250)}.${(sum % 250) + 2}`,
    node: `worker-${(sum % 3) + 1}`,
  };
}

/** The name of a pod's one container. */
export const containerOf = ({ job, server, name }: KubePod): string => job?.name ?? server ?? name;
