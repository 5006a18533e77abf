import type { ConfigurationFile, SandboxParts } from "@/lib/server/stack/stack-server";

const longestTimeoutMs = 10_000;

/**
 * The configuration of a sandbox's Prometheus, put together from what each server of the sandbox adds. The
 * rules are in a file of their own, which is written only where there are any.
 */
export function prometheusConfiguration(
  paths: { config: string; rules: string },
  { scrapeIntervalMs, prometheus: parts }: SandboxParts,
): ConfigurationFile[] {
  const rules = parts.flatMap(({ rules = [] }) => rules);
  const alertmanagers = parts.flatMap(({ alertmanager = [] }) => alertmanager);
  const text = [
    `global:
  scrape_interval: ${scrapeIntervalMs}ms
  scrape_timeout: ${Math.min(scrapeIntervalMs, longestTimeoutMs)}ms
`,
    rules.length > 0 ? `  evaluation_interval: ${scrapeIntervalMs}ms\n` : "",
    rules.length > 0 ? `rule_files: [${JSON.stringify(paths.rules)}]\n` : "",
    alertmanagers.length > 0 ? alertingText(alertmanagers) : "",
    "scrape_configs:\n",
    ...parts.flatMap(({ scrapeConfigs = [] }) => scrapeConfigs),
  ].join("");
  const ruleFile = { path: paths.rules, text: `groups:\n- name: lab\n  rules:\n${rules.join("")}` };
  return [...(rules.length > 0 ? [ruleFile] : []), { path: paths.config, text }];
}

function alertingText(alertmanagers: readonly string[]): string {
  return `alerting:
  alertmanagers:
    - static_configs:
      - targets: ${JSON.stringify(alertmanagers)}
`;
}
