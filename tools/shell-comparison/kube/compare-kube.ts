import { namesFor } from "@/lib/domain/site-names";
import { createShell } from "@/lib/shell/create-shell";
import type { Cluster } from "@/lib/shell/kube/cluster";
import { readJq } from "@/lib/shell/testing/read-jq";
import type { ComparisonCase, Outcome } from "@/tools/shell-comparison/comparison-case";
import { runBash } from "@/tools/shell-comparison/run-bash";
import type { FakeApiServer } from "./fake-api-server";

export interface KubeBench {
  api: FakeApiServer;
  /** Path of the real program. */
  kubectl: string;
}

export const kubeTeam = "team-a";

/** The case in the lab's shell. */
export async function kubeInOurs(script: string): Promise<Outcome> {
  const cluster = sampleCluster();
  const shell = createShell({
    ports: {
      names: namesFor(kubeTeam),
      transfer: async () => ({ ok: false, error: { kind: "refused", note: "" } }),
      loadJq: readJq,
      restartGateway: async () => ({ ok: true, value: null }),
    },
    kept: { files: {}, cluster },
  });
  const ran = await shell.run(script);
  const kept = await shell.kept();
  return normalised({ ...ran, arrived: stateOf(kept.cluster ?? cluster) });
}

/** The case in a real bash with the real kubectl, in front of the fake API server; `oc` stands for it too. */
export async function kubeForReal(
  { script }: ComparisonCase,
  { api, kubectl }: KubeBench,
): Promise<Outcome> {
  const cluster = sampleCluster();
  api.use(cluster);
  const ran = await runBash(`kubectl() { (exec -a kubectl "${kubectl}" "$@"); }; ${script}`, {
    files: {},
    homeFiles: { "kubeconfig.json": JSON.stringify(kubeconfig(api.port)) },
    // It ends before it would be worth its while to collect garbage.
    env: { KUBECONFIG: "../home/kubeconfig.json", GOGC: "off" },
  });
  return normalised({ ...ran, arrived: stateOf(cluster) });
}

/** Three jobs: one done, one failed, one that still runs. */
function sampleCluster(): Cluster {
  const hour = 3_600_000;
  const now = Date.now();
  const job = (name: string, agoMs: number) => ({
    name,
    image: "registry.example/tools:1",
    command: [
      "bash",
      "-c",
      "echo 'a 1' | curl --data-binary @- http://pushgateway:9091/metrics/job/x",
    ],
    podSuffix: "x7k2p",
    uid: `5b3c1a52-6d3e-4a52-9f0a-00${agoMs.toString().padStart(10, "0")}`,
    createdAtMs: now - agoMs,
    endedAtMs: now - agoMs + 4000,
    exitCode: 0,
    log: "one\ntwo\nthree\n",
  });
  return {
    jobs: [
      job("pushgw-done", 3 * hour),
      { ...job("pushgw-failed", 2 * hour + 60_000 * 12), exitCode: 1 },
      { ...job("pushgw-running", 50 * hour), endedAtMs: null },
    ],
    gatewaySuffix: "q9w8z",
    gatewayCreatedAtMs: now - 30 * hour,
    createdAtMs: now - 100 * hour,
  };
}

const stateOf = ({ jobs, gatewaySuffix }: Cluster) =>
  JSON.stringify({
    jobs: jobs.map(({ name, image, command }) => ({ name, image, command })),
    isGatewayNew: gatewaySuffix !== "q9w8z",
  });

function kubeconfig(port: number) {
  const namespace = `${kubeTeam}-monitoring`;
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: kubeTeam, user: {} }],
    contexts: [{ name: "lab", context: { cluster: "c", user: kubeTeam, namespace } }],
    "current-context": "lab",
  };
}

function normalised(outcome: Outcome): Outcome {
  return { ...outcome, stdout: normalise(outcome.stdout), stderr: normalise(outcome.stderr) };
}

/** Takes out patch versions, where in its source kubectl warns, the random end of a new pod's name, and dates. */
const normalise = (text: string) =>
  text
    .replaceAll(/v1\.32\.\d+(-[\w.]+)?/g, "v1.32.x")
    .replaceAll(/^W\d{4} [\d:.]+ +\d+ helpers\.go:\d+\]/gm, "W")
    .replaceAll(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000/g, "DATE");
