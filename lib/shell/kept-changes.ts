import * as z from "zod/mini";
import { limits } from "./explain-limit";
import type { Kept } from "./kept";
import { type Cluster, clusterSchema, type KubeJob, kubeJobSchema } from "./kube/cluster";

/**
 * What a run has changed of what it found. Another tab of the learner may have kept something since, so that a
 * run tells its changes and never all that it knows.
 */
export const keptChangesSchema = z.object({
  /** By path; null for a file that is gone. */
  files: z.record(z.string(), z.nullable(z.string())),
  /** Those that are new or other than before. */
  jobs: z.array(kubeJobSchema),
  jobsGone: z.array(z.string()),
  /** All but the jobs, where any of it has changed. */
  rest: z.nullable(z.omit(clusterSchema, { jobs: true })),
});
export type KeptChanges = z.infer<typeof keptChangesSchema>;

/** Null where nothing has changed. */
export function changesBetween(before: Kept, after: Kept): KeptChanges | null {
  const written = Object.entries(after.files).filter(([path, text]) => before.files[path] !== text);
  const removed = Object.keys(before.files).filter((path) => after.files[path] === undefined);
  const oldJobs = jobsByName(before.cluster);
  const newJobs = jobsByName(after.cluster);
  const rest = restOf(after.cluster);
  const changes = {
    files: Object.fromEntries([...written, ...removed.map((path) => [path, null] as const)]),
    jobs: [...newJobs.values()].filter((job) => !isSame(job, oldJobs.get(job.name))),
    jobsGone: [...oldJobs.keys()].filter((name) => !newJobs.has(name)),
    rest: isSame(rest, restOf(before.cluster)) ? null : rest,
  };
  const isNothing =
    written.length + removed.length + changes.jobs.length + changes.jobsGone.length === 0;
  return isNothing && changes.rest === null ? null : changes;
}

export function withChanges(kept: Kept, { files, jobs, jobsGone, rest }: KeptChanges): Kept {
  const all = Object.entries({ ...kept.files, ...files });
  const left = all.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  const byName = jobsByName(kept.cluster);
  for (const name of jobsGone) byName.delete(name);
  for (const job of jobs) byName.set(job.name, job);
  const header = rest ?? restOf(kept.cluster);
  return {
    files: Object.fromEntries(left),
    cluster: header && { ...header, jobs: [...byName.values()] },
  };
}

/** A job whose run was stopped, or its page left, is killed; that may be told once no run can go on. */
export function withLostJobsEnded(kept: Kept, nowMs: number): Kept {
  const { cluster } = kept;
  if (cluster === null) return kept;
  const jobs = cluster.jobs.map((job) => {
    const endedAtMs = job.createdAtMs + limits.maxExecutionTimeMs;
    return job.endedAtMs === null && endedAtMs + graceMs < nowMs
      ? { ...job, endedAtMs, exitCode: 137 }
      : job;
  });
  return { ...kept, cluster: { ...cluster, jobs } };
}

/** The worker may be busy with one command for longer than the shell's own limit notices. */
export const graceMs = 5000;

const jobsByName = (cluster: Cluster | null) =>
  new Map<string, KubeJob>(cluster?.jobs.map((job) => [job.name, job]));

function restOf(cluster: Cluster | null): KeptChanges["rest"] {
  if (cluster === null) return null;
  const { jobs: _, ...rest } = cluster;
  return rest;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
