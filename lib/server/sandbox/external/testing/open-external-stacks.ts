import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExternalSettings } from "@/lib/server/external-settings";
import { createLog } from "@/lib/server/log";
import { createExternalSandboxes } from "@/lib/server/sandbox/external/external-sandboxes";
import type { RestartTimes } from "@/lib/server/sandbox/external/kube/gateway-restart";
import type { HealthTimes } from "@/lib/server/sandbox/external/stack-health";
import { tellStates } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { type ReverseProxyParts, startReverseProxy } from "@/lib/server/testing/reverse-proxy";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import {
  startPrometheus,
  startPushgateway,
  type TestServer,
} from "@/lib/server/testing/test-servers";
import { askOperatorsServers } from "@/lib/server/upstream/operators-servers";
import { createAskUpstream, type UpstreamAccess } from "@/lib/server/upstream/upstream";

export interface ExternalStackOptions {
  /** Whose servers are there; of any other team the proxy answers 404. */
  teams?: readonly string[];
  scrapeIntervalMs?: number;
  /** False as where the cluster's monitoring overrides it. */
  honorLabels?: boolean;
  /** The labels that the Prometheus operator gives each series, and its name for the scrape pool. */
  hasOperatorLabels?: boolean;
  /** Whether the proxy takes the path before the server's own away, or the servers know of it. */
  stripsPrefix?: boolean;
  proxy?: Pick<ReverseProxyParts, "tls" | "refuse">;
  credentials?: ExternalSettings["credentials"];
  /** The cluster that restarts gateways; none unless told. */
  kube?: ExternalSettings["kube"];
  onEnd?: typeof onTestFinished;
}

/** The provider on such servers, and what it told. */
export async function openExternalSandboxes(options: ExternalSandboxesTestOptions = {}) {
  const { onEnd = onTestFinished, access } = options;
  const stacks = await openExternalStacks(options);
  const { settings } = stacks;
  const { credentials } = settings;
  const ask = askOperatorsServers(createAskUpstream({ ca: null, credentials, ...access }));
  const log = createLog("silent");
  const sandboxes = createExternalSandboxes(settings, {
    ask,
    log,
    times: { timeoutMs: 60_000, ...options.times },
  });
  onEnd(() => sandboxes.close());
  return { ...stacks, sandboxes, told: tellStates(sandboxes) };
}

export interface ExternalSandboxesTestOptions extends ExternalStackOptions {
  access?: Partial<UpstreamAccess>;
  times?: Partial<HealthTimes & RestartTimes>;
}

/** A team's servers as an operator has them. */
export interface ExternalStack {
  /** Their own addresses, past the proxy, where the cluster's other pods push to. */
  pushgateway: string;
  prometheus: string;
  /** The gateway's pod: a new one has another name. */
  pod: string;
  /** Its pod is deleted: another gateway takes its place, without groups, and is another target. */
  restartGateway(): Promise<void>;
  stopGateway(): Promise<void>;
}

/** Real servers for each team, behind one proxy with a path for each: `/<team>/pushgateway`, `/<team>/prometheus`. */
async function openExternalStacks(options: ExternalStackOptions = {}) {
  const { teams = ["ada"], stripsPrefix = false, onEnd = onTestFinished } = options;
  const stacks = new Map<string, StackParts>();
  const proxy = await startReverseProxy({
    ...options.proxy,
    route(url) {
      const [, team = "", server = "", rest = ""] =
        /^\/([^/?]+)\/(pushgateway|prometheus)(.*)$/s.exec(url) ?? [];
      const stack = stacks.get(team);
      if (!stack) return null;
      const { base } = server === "pushgateway" ? stack.gateway : stack.prometheus;
      return base + (rest.startsWith("/") ? rest : `/${rest}`);
    },
  });
  onEnd(proxy.stop);
  for (const team of teams) {
    const stack = await openStack(team, { ...options, stripsPrefix });
    stacks.set(team, stack);
    onEnd(() => closeStack(stack));
  }
  const settings: ExternalSettings = {
    provider: "external",
    credentials: options.credentials ?? {},
    kube: options.kube ?? null,
    pushgatewayUrl: `${proxy.base}/{team}/pushgateway`,
    prometheusUrl: `${proxy.base}/{team}/prometheus`,
  };
  return { settings, proxy, stackOf: (team: string) => stackOf(stacks, team) };
}

interface StackParts {
  team: string;
  dir: string;
  prefix: string;
  gateway: TestServer;
  prometheus: TestServer;
  /** How many gateways there were before this one. */
  pods: number;
  hasOperatorLabels: boolean;
}

function stackOf(stacks: ReadonlyMap<string, StackParts>, team: string): ExternalStack {
  const stack = stacks.get(team);
  if (!stack) throw new Error(`no stack of ${team}`);
  return {
    pushgateway: stack.gateway.base,
    prometheus: stack.prometheus.base,
    pod: podOf(stack),
    stopGateway: () => stack.gateway.stop(),
    async restartGateway() {
      await stack.gateway.stop();
      stack.gateway = await startPushgateway(`${stack.prefix && `${stack.prefix}/pushgateway`}`);
      stack.pods += 1;
      await writeTarget(stack);
    },
  };
}

const podOf = ({ pods }: Pick<StackParts, "pods">) => `pushgateway-${pods}`;

async function openStack(
  team: string,
  { stripsPrefix, ...options }: ExternalStackOptions & { stripsPrefix: boolean },
): Promise<StackParts> {
  const { scrapeIntervalMs = 200, honorLabels = true, hasOperatorLabels = false } = options;
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-external-"));
  const prefix = stripsPrefix ? "" : `/${team}`;
  const gateway = await startPushgateway(prefix && `${prefix}/pushgateway`);
  const config = join(dir, "prometheus.yml");
  const job = hasOperatorLabels ? `serviceMonitor/${team}-monitoring/pushgateway/0` : "pushgateway";
  const place = { team, dir, prefix, gateway, pods: 0, hasOperatorLabels };
  await writeTarget(place);
  await writeFile(
    config,
    `global: { scrape_interval: ${scrapeIntervalMs}ms, scrape_timeout: ${scrapeIntervalMs}ms }
scrape_configs:
  - job_name: ${job}
    honor_labels: ${honorLabels}
    metrics_path: ${new URL(gateway.base).pathname.replace(/\/$/, "")}/metrics
    file_sd_configs: [{ files: ["${join(dir, "target.json")}"], refresh_interval: 1s }]
`,
  );
  const prometheus = await startPrometheus(
    config,
    join(dir, "data"),
    prefix && `${prefix}/prometheus`,
  );
  return { ...place, prometheus };
}

/** Prometheus follows the file; it is never seen half written. */
async function writeTarget(stack: Omit<StackParts, "prometheus">): Promise<void> {
  const { team, dir, gateway, hasOperatorLabels } = stack;
  const labels = hasOperatorLabels
    ? {
        ...{ job: "pushgateway", service: "pushgateway", container: "pushgateway" },
        ...{ namespace: `${team}-monitoring`, pod: podOf(stack), endpoint: "http" },
      }
    : { instance: "pushgateway:9091" };
  const next = join(dir, "target.json.next");
  await writeFile(next, JSON.stringify([{ targets: [new URL(gateway.base).host], labels }]));
  await rename(next, join(dir, "target.json"));
}

async function closeStack({ gateway, prometheus, dir }: StackParts): Promise<void> {
  await Promise.all([gateway.stop(), prometheus.stop()]);
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
}
