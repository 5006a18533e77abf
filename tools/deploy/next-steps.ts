import { join } from "node:path";
import type { DeployOptions } from "./options";
import type { Team } from "./read-teams";
import { commandsBySecret, fileOf } from "./secrets";

/** What was written, and which commands apply it, by whom. */
export function nextSteps(teams: readonly Team[], options: DeployOptions): string {
  const { out, overlay, provider, namespace, host, pagesHost } = options;
  const cli = overlay === "openshift" ? "oc" : "kubectl";
  const count = `${teams.length} ${teams.length === 1 ? "team" : "teams"}`;
  const lines = [
    `${out} is written for ${count}, at https://${host} and https://${pagesHost}.`,
    "",
  ];
  if (provider === "external") {
    const who = options.existing
      ? "whoever is admin of the teams' namespaces"
      : "whoever may create namespaces";
    lines.push(`Once, by ${who}:`, `  ${cli} apply -k ${join(out, "teams")}`, "");
  }
  lines.push(`By the admin of the namespace ${namespace}, which has to be there:`);
  if (!options.secrets) lines.push(...commandsBySecret(cli, options));
  lines.push(`  ${cli} apply -k ${join(out, "app")}`, "");
  if (options.monitoring) lines.push(...monitoringRight(cli, options), "");
  if (options.secrets) {
    lines.push(
      `The instructors' password is in ${join(out, "app", fileOf("scrapelab"))}; keep that file to yourself.`,
    );
  }
  lines.push("deploy/README.md goes on from here.");
  return `${lines.join("\n")}\n`;
}

/** The role that admins of a namespace have says nothing of the Prometheus Operator's kinds. */
function monitoringRight(cli: string, { overlay, namespace }: DeployOptions): string[] {
  const command = `${cli} policy add-role-to-user monitoring-edit NAME -n ${namespace}`;
  return [
    "ServiceMonitor and PrometheusRule take a right that an admin of a namespace has not by that alone;",
    overlay === "openshift"
      ? `before, a cluster's admin gives it to them: ${command}`
      : `before, a cluster's admin gives it to them, by a Role in ${namespace}.`,
  ];
}
