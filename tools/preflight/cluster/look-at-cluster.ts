import * as z from "zod/mini";
import { namesFor } from "@/lib/domain/site-names";
import type { Team } from "@/tools/deploy/read-teams";
import { allToTheirEnd } from "@/tools/preflight/interruption";
import { type SiteOptions, siteNamesOf } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import type { Visitor } from "@/tools/preflight/site/visitor";
import { findKubectl } from "./kubectl";
import { lookIntoNamespaces } from "./namespaces";
import { jobWhat, lookAtPushesFromJobs } from "./pushes-from-jobs";
import { lookAtQuota } from "./quota";
import { lookAtRights } from "./rights";

interface ClusterLook {
  options: SiteOptions;
  teams: readonly Team[];
  section: Section;
  instructor: Visitor | null;
}

const versionSchema = z.object({ serverVersion: z.object({ gitVersion: z.string() }) });

/** What only the cluster's API knows, asked by the operator's own kubeconfig. */
export async function lookAtCluster({ options, teams, section, instructor }: ClusterLook) {
  const looks = [
    ...["rights", "quota", jobWhat],
    ...options["from-namespace"].map((from) => `${jobWhat} in ${from}`),
  ];
  const found = findKubectl(options.interruption);
  if (!found) {
    for (const what of looks)
      section.notChecked(what, "there is no kubectl or oc here", "Run it where one of them is.");
    return;
  }
  const { kubectl } = found;
  const version = await kubectl(["version"]);
  const read = versionSchema.safeParse(version.json);
  if (!read.success) {
    const why = version.said || "it tells of no server";
    for (const what of looks)
      section.notChecked(
        what,
        `${found.name}: ${why}`,
        "Log in to the cluster (oc login), and see kubectl version.",
      );
    return;
  }
  section.fine("its API", `version ${read.data.serverVersion.gitVersion}, by ${found.name}`);
  const places = teams.map((team) => ({ team, namespace: namespaceOf(team, options) }));
  if (!(await lookIntoNamespaces({ kubectl, places, section }))) {
    for (const what of looks)
      section.notChecked(what, "not every team's namespace can be looked into");
    return;
  }
  await lookAtRights({ kubectl, places, section, options });
  await allToTheirEnd(places.map((place) => lookAtQuota(kubectl, place, section)));
  await lookAtPushesFromJobs({ kubectl, places, section, options, instructor });
}

function namespaceOf({ name }: Team, options: SiteOptions): string {
  return namesFor(name, siteNamesOf(options)).teamNamespace;
}
