import { startFakeCluster } from "@/lib/server/sandbox/external/kube/testing/fake-cluster";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import { type ExternalSandboxesTestOptions, openExternalSandboxes } from "./open-external-stacks";

/** Stacks in a cluster whose deployment makes another gateway when a pod is deleted, as its onDelete says. */
export async function openInCluster(options: ExternalSandboxesTestOptions = {}) {
  const { onEnd = onTestFinished, teams = ["ada"] } = options;
  const cluster = await startFakeCluster(onEnd);
  const opened = await openExternalSandboxes({ ...options, kube: cluster.settings });
  for (const team of teams) cluster.pods.set(`${team}-monitoring`, [podOf(0)]);
  /** What the deployment does; resolves when the new gateway answers. */
  async function replace(namespace: string): Promise<void> {
    const team = namespace.replace(/-monitoring$/, "");
    const [old] = cluster.pods.get(namespace) ?? [];
    await opened.stackOf(team).restartGateway();
    cluster.pods.set(namespace, [podOf(Number(old?.uid ?? 0) + 1)]);
  }
  const replacing = new Set<Promise<void>>();
  cluster.onDelete = (namespace) => void replacing.add(replace(namespace));
  onEnd(() => Promise.all(replacing).then(() => undefined));
  return { ...opened, cluster, replace };
}

const podOf = (n: number) => ({
  ...{ name: `pushgateway-${n}`, uid: String(n), phase: "Running", isEnding: false },
});
