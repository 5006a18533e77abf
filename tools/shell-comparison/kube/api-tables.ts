import { defaultSiteNames } from "@/lib/domain/site-names";
import {
  type Cluster,
  type KubeJob,
  type KubePod,
  podAddress,
  podsOf,
} from "@/lib/shell/kube/cluster";
import { humanDuration } from "@/lib/shell/kube/duration";
import { type ApiObject, jobObject, podObject } from "./api-objects";

/** Columns and cells as an API server of 1.32 makes them (`pkg/printers/internalversion/printers.go`). */
const columns: Readonly<Record<string, readonly [name: string, priority: number][]>> = {
  jobs: [
    ["Name", 0],
    ["Status", 0],
    ["Completions", 0],
    ["Duration", 0],
    ["Age", 0],
    ["Containers", 1],
    ["Images", 1],
    ["Selector", 1],
  ],
  pods: [
    ["Name", 0],
    ["Ready", 0],
    ["Status", 0],
    ["Restarts", 0],
    ["Age", 0],
    ["IP", 1],
    ["Node", 1],
    ["Nominated Node", 1],
    ["Readiness Gates", 1],
  ],
};

/** The table that `kubectl get` asks the API server for, of the objects in `shown`. */
export function tableOf(
  { jobs, ...rest }: Cluster,
  { resource, namespace, shown }: { resource: string; namespace: string; shown: ApiObject[] },
) {
  const names = new Set(shown.map(({ metadata }) => metadata.name));
  const rows =
    resource === "jobs"
      ? jobs.map((job) => ({ cells: jobCells(job), ...jobObject(job, namespace) }))
      : podsOf({ jobs, ...rest }, defaultSiteNames).map((pod) => ({
          cells: podCells(pod),
          ...podObject(pod, namespace),
        }));
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: { resourceVersion: "1" },
    columnDefinitions: (columns[resource] ?? []).map(([name, priority]) => ({
      name,
      type: "string",
      format: name === "Name" ? "name" : "",
      description: "",
      priority,
    })),
    rows: rows
      .filter(({ metadata }) => names.has(metadata.name))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map(({ cells, metadata }) => ({
        cells,
        object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata },
      })),
  };
}

function jobCells(job: KubeJob): (string | number)[] {
  const { name, image, uid, createdAtMs, endedAtMs, exitCode } = job;
  const isComplete = endedAtMs !== null && exitCode === 0;
  const status = endedAtMs === null ? "Running" : isComplete ? "Complete" : "Failed";
  const age = Date.now() - createdAtMs;
  return [
    name,
    status,
    isComplete ? "1/1" : "0/1",
    humanDuration(isComplete ? endedAtMs - createdAtMs : age),
    humanDuration(age),
    name,
    image,
    `batch.kubernetes.io/controller-uid=${uid}`,
  ];
}

function podCells(pod: KubePod): (string | number)[] {
  const age = humanDuration(Date.now() - pod.createdAtMs);
  const { ip, node } = podAddress(pod);
  return [pod.name, pod.ready, pod.status, 0, age, ip, node, "<none>", "<none>"];
}
