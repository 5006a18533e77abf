import { err, ok, type Result } from "@/lib/domain/result";
import type { Team } from "./read-teams";

/** Of the cluster itself, where nobody's quota or rights belong; a kustomization has files of its own name. */
const reserved = /^(default|kubernetes|kustomization|openshift)$|^(kube|openshift|redhat)-/;

export function isReserved(namespace: string): boolean {
  return reserved.test(namespace);
}

/** The options that say which namespaces there are. */
interface Naming {
  namespace: string;
  "team-namespace": string;
  "one-namespace"?: string | undefined;
}

export function namespaceOf({ name }: Pick<Team, "name">, options: Naming): string {
  return options["one-namespace"] ?? options["team-namespace"].replaceAll("{team}", name);
}

/** A line for each team whose namespace would be the cluster's or the app's, where learners may delete pods. */
export function checkNamespaces(
  teams: readonly Pick<Team, "name">[],
  options: Naming,
): Result<null, string[]> {
  const faults = teams.flatMap((team) => {
    const namespace = namespaceOf(team, options);
    const whose = isReserved(namespace) ? "the cluster's" : "the app's";
    return isReserved(namespace) || namespace === options.namespace
      ? [
          `${team.name} would have the namespace ${namespace}, which is ${whose}; name the team otherwise, or write another --team-namespace.`,
        ]
      : [];
  });
  return faults.length > 0 ? err(faults) : ok(null);
}
