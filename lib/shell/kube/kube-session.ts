import type { Result } from "@/lib/domain/result";
import type { TeamNames } from "@/lib/domain/site-names";
import type { Cluster } from "./cluster";
import type { KubeArguments } from "./parse-kube-arguments";

export type KubeProgram = "oc" | "kubectl";

export interface KubePorts {
  names: TeamNames;
  cluster: Cluster;
  nowMs: () => number;
  /** Runs a container's command in the shell. */
  runInPod: (command: readonly string[]) => Promise<{ output: string; exitCode: number }>;
  /** The error says why the gateway's pod could not be deleted. */
  restartGateway: () => Promise<Result<unknown, string>>;
}

/** One command of kubectl or oc, its global flags already read. */
export interface KubeCall extends KubeArguments {
  program: KubeProgram;
  namespace: string;
  ports: KubePorts;
}

const group = {
  jobs: 'resource "jobs" in API group "batch"',
  pods: 'resource "pods" in API group ""',
};
export type Kind = keyof typeof group;

/** Null in the learner's own namespace; elsewhere what the API server answers. */
export function forbiddenIn(
  { namespace, flags, ports }: KubeCall,
  verb: string,
  kind: Kind,
  name = "",
): string | null {
  const isEverywhere = flags.has("all-namespaces");
  if (!isEverywhere && namespace === ports.names.teamNamespace) return null;
  const full = kind === "jobs" ? "jobs.batch" : "pods";
  const subject = name === "" ? full : `${full} "${name}"`;
  return `${subject} is forbidden: User "${ports.names.team}" cannot ${verb} ${group[kind]} ${isEverywhere ? "at the cluster scope" : `in the namespace "${namespace}"`}`;
}

/** `--dry-run` without a value is the old way to say `client`. */
export function readDryRun(flags: KubeCall["flags"]): { dryRun: string; warning: string } {
  const dryRun = flags.get("dry-run") ?? "none";
  if (dryRun !== "unchanged") return { dryRun, warning: "" };
  const said = "--dry-run is deprecated and can be replaced with --dry-run=client.";
  const [, month, day, time] = /-(\d\d)-(\d\d)T(.{12})Z/.exec(new Date().toISOString()) ?? [];
  return {
    dryRun: "client",
    warning: `W${month}${day} ${time}000       1 helpers.go:702] ${said}\n`,
  };
}

/** What kubectl says against the value of `--dry-run`; null where it is one. */
export function faultOfDryRun(flags: KubeCall["flags"]): string | null {
  const { dryRun } = readDryRun(flags);
  return ["none", "client", "server"].includes(dryRun)
    ? null
    : `error: Invalid dry-run value (${dryRun}). Must be "none", "server", or "client".`;
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ["job", "jobs"],
  ["jobs", "jobs"],
  ["job.batch", "jobs"],
  ["jobs.batch", "jobs"],
  ["jobs.v1.batch", "jobs"],
  ["pod", "pods"],
  ["pods", "pods"],
  ["po", "pods"],
]);

export const kindOf = (word: string): Kind | undefined => kinds.get(word.toLowerCase());

export const notFound = (kind: Kind, name: string) =>
  `Error from server (NotFound): ${kind === "jobs" ? "jobs.batch" : "pods"} "${name}" not found`;

export const noSuchKind = (word: string) =>
  `error: the server doesn't have a resource type "${word}"`;
