import { describe, expect } from "vitest";
import { jobsOn, push, ready, until, untilState } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { gatewayRestartContract } from "@/lib/server/sandbox/testing/restart-contract";
import { test } from "@/lib/server/testing/side-by-side";
import type { AskedOfCluster } from "./kube/testing/fake-cluster";
import { recorded } from "./kube/testing/recorded-answers";
import { openInCluster } from "./testing/open-in-cluster";

const times = { lookEveryMs: 20, restMs: 10, everyMs: 50, againMs: 10, timeoutMs: 60_000 };
const open = (withinMs = 100_000) => openInCluster({ times: { ...times, withinMs } });

describe.concurrent("a restart by the cluster", () =>
  gatewayRestartContract((onEnd) => openInCluster({ onEnd, times: { lookEveryMs: 20 } })));

describe.concurrent("a restart that the cluster does not make", () => {
  test("where the app has no right to it, nothing is deleted and the learner is told", async () => {
    const { sandboxes, cluster, told } = await open();
    const at = await ready(sandboxes, "ada");
    await untilState(sandboxes, "ada", "ready");
    await push(at.pushgateway, "backup", "m 4\n");
    cluster.next.push(recorded.forbidden);
    expect(await sandboxes.restart("ada", "pushgateway")).toEqual({
      ok: false,
      error: {
        kind: "not-supported",
        act: "restart",
        message:
          "Scrapelab may not delete pods in ada-monitoring. Where you may, the command in the instructions does the same. Tell your instructor.",
      },
    });
    expect(sandboxes.notes()).toEqual([
      expect.stringContaining("see that a Role lets the app get, list and delete pods"),
    ]);
    expect(sandboxes.cluster?.().requests).toEqual(new Map([["forbidden", 1]]));
    expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
    expect(sandboxes.peek("ada").state).toBe("ready");
    expect(told.map(({ state }) => state)).toEqual(["ready"]);
  });

  test("where no pod has the labels, it says which", async () => {
    const { sandboxes, cluster } = await open();
    cluster.pods.clear();
    expect(await sandboxes.restart("ada", "pushgateway")).toMatchObject({
      error: {
        message:
          "There is no pod with the labels app.kubernetes.io/component=pushgateway in ada-monitoring. Tell your instructor.",
      },
    });
  });

  test("a pod that somebody has deleted already is no reason to fail", async () => {
    const { sandboxes, cluster, replace } = await open();
    await ready(sandboxes, "ada");
    cluster.next.push(listWithOld(), recorded.missing);
    const restarted = sandboxes.restart("ada", "pushgateway");
    await until(() => cluster.asked.some(({ method }) => method === "DELETE"));
    await replace("ada-monitoring");
    expect((await restarted).ok).toBe(true);
    await until(() => sandboxes.peek("ada").state === "ready");
  });

  test("where somebody has just deleted the pod, the next one is waited for", async () => {
    const { sandboxes, cluster, replace } = await open();
    await ready(sandboxes, "ada");
    for (const pod of cluster.pods.get("ada-monitoring") ?? []) pod.isEnding = true;
    const restarted = sandboxes.restart("ada", "pushgateway");
    await until(() => sandboxes.peek("ada").state === "restarting");
    expect(cluster.asked.map(({ method }) => method)).not.toContain("DELETE");
    await replace("ada-monitoring");
    expect((await restarted).ok).toBe(true);
    await until(() => sandboxes.peek("ada").state === "ready");
  });

  test("a pod that was deleted is waited for, though the answer was lost", async () => {
    const { sandboxes, cluster } = await open();
    const at = await ready(sandboxes, "ada");
    await push(at.pushgateway, "backup", "m 4\n");
    cluster.losesAnswerTo = ({ method }) => method === "DELETE";
    expect((await sandboxes.restart("ada", "pushgateway")).ok).toBe(true);
    await until(() => sandboxes.peek("ada").state === "ready");
    expect(await jobsOn(sandboxes.endpoints("ada")?.pushgateway ?? "")).toEqual([]);
  });

  for (const [what, message, isLost] of [
    [
      "where the pod goes on, nothing was deleted",
      "The cluster did not answer as it should, and nothing was deleted. Try again in a moment.",
      ({ method }: AskedOfCluster) => method === "DELETE",
    ],
    [
      "where nobody can tell, that is said",
      "The cluster was asked to delete the pod and has not answered, so nobody knows yet whether it did. Look at the groups before you try again: where they are gone, it was done.",
      (_: AskedOfCluster, before: readonly AskedOfCluster[]) =>
        before.some(({ method }) => method === "DELETE"),
    ],
  ] as const)
    test(`of a delete without an answer: ${what}`, async () => {
      const { sandboxes, cluster } = await open();
      await ready(sandboxes, "ada");
      cluster.onDelete = (_namespace, pod) => {
        pod.isEnding = false;
      };
      cluster.losesAnswerTo = (asked) => isLost(asked, cluster.asked);
      expect(await sandboxes.restart("ada", "pushgateway")).toMatchObject({ error: { message } });
      expect(sandboxes.peek("ada").state).toBe("ready");
    });

  test("where the old gateway did not say when it started, its pod has to be gone", async () => {
    const { sandboxes, cluster, replace, stackOf } = await open();
    cluster.onDelete = () => undefined;
    await stackOf("ada").stopGateway();
    const restarted = sandboxes.restart("ada", "pushgateway");
    await until(() => cluster.asked.some(({ method }) => method === "DELETE"));
    // The old one answers again, which is no new one yet.
    await stackOf("ada").restartGateway();
    const lists = () => cluster.asked.filter(({ method }) => method === "GET").length;
    await until(() => lists() >= 3);
    expect(sandboxes.peek("ada").state).toBe("restarting");
    await replace("ada-monitoring");
    expect((await restarted).ok).toBe(true);
    await until(() => sandboxes.peek("ada").state === "ready");
  });

  test("one that is begun while another is waited for is the one that counts", async () => {
    const { sandboxes, cluster, replace, stackOf } = await openInCluster({
      times: { ...times, withinMs: 100_000, answerWithinMs: 1 },
    });
    await ready(sandboxes, "ada");
    cluster.onDelete = (_namespace, pod) => {
      pod.isEnding = false;
    };
    expect((await sandboxes.restart("ada", "pushgateway")).ok).toBe(true);
    await stackOf("ada").stopGateway();
    expect((await sandboxes.restart("ada", "pushgateway")).ok).toBe(true);
    // For the first one that is a new gateway; of the second the old pod is still there.
    await stackOf("ada").restartGateway();
    const lists = () => cluster.asked.filter(({ method }) => method === "GET").length;
    const before = lists();
    await until(() => lists() >= before + 5);
    expect(sandboxes.peek("ada").state).toBe("restarting");
    await replace("ada-monitoring");
    await until(() => sandboxes.peek("ada").state === "ready");
  });

  test("a new pod that does not come is told with its reason, until the gateway answers", async () => {
    const { sandboxes, cluster, replace, told, stackOf } = await open(1);
    await ready(sandboxes, "ada");
    cluster.onDelete = (namespace) => {
      const pending = { name: "pushgateway-1", uid: "1", phase: "Pending", isEnding: false };
      cluster.pods.set(namespace, [pending]);
    };
    await stackOf("ada").stopGateway();
    expect((await sandboxes.restart("ada", "pushgateway")).ok).toBe(true);
    expect(sandboxes.peek("ada")).toEqual({
      state: "failed",
      detail:
        "The pod was deleted, and no new Pushgateway answers: the new pod is Pending. Tell your instructor.",
    });
    expect(told.map(({ state }) => state)).toContain("restarting");
    await replace("ada-monitoring");
    await until(async () => {
      await sandboxes.ensure("ada", 0);
      return sandboxes.peek("ada").state === "ready";
    });
  });
});

/** A pod that is there no more. */
function listWithOld() {
  const [like] = recorded.list.body.items;
  const metadata = { ...like?.metadata, name: "pushgateway-0", uid: "gone" };
  return { status: 200, body: { ...recorded.list.body, items: [{ ...like, metadata }] } };
}
