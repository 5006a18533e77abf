import { writeFile } from "node:fs/promises";
import https from "node:https";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeDataDir } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { testCertificate } from "@/lib/server/upstream/testing/test-certificate";
import { createAskKube } from "./ask-kube";
import { createKubePods } from "./kube-pods";
import { startFakeCluster } from "./testing/fake-cluster";
import { recorded, recordedListRequest } from "./testing/recorded-answers";
import recordedRestart from "./testing/recorded-restart.json";

const namespace = "rec-monitoring";
const selector = "app.kubernetes.io/name=pushgateway";
const pauses = { firstMs: 1, mostMs: 10 };

async function open() {
  const cluster = await startFakeCluster(onTestFinished);
  return { cluster, pods: createKubePods(createAskKube(cluster.settings), pauses) };
}

const status = (code: number, headers = {}) => ({
  status: code,
  body: { kind: "Status", apiVersion: "v1", status: "Failure", message: `because ${code}`, code },
  headers,
});

test("pods are asked for as a recorded client did", async () => {
  const { cluster, pods } = await open();
  expect(await pods.list(namespace, selector)).toEqual({ ok: true, value: [] });
  const { method, path, headers } = recordedListRequest;
  expect(cluster.asked).toMatchObject([{ method, path, headers: { accept: headers.accept } }]);
  expect(cluster.asked[0]?.headers.authorization).toBe("Bearer first");
});

test("a recorded list is read", async () => {
  const { cluster, pods } = await open();
  cluster.next.push(recorded.list);
  expect(await pods.list(namespace, selector)).toEqual({
    ok: true,
    value: [
      {
        name: "d-6bfd94568-rkqgz",
        uid: "63192764-0a5d-4fc5-bc89-5f4c721e4624",
        state: "Pending",
        isReady: false,
        isEnding: false,
      },
    ],
  });
});

test("a gateway's pod is read as it runs, and as it ends", async () => {
  const { cluster, pods } = await open();
  cluster.next.push(recordedRestart.listReady, recordedRestart.listEnding);
  const pod = { state: "Running", isReady: true };
  const like = { ok: true, value: [expect.objectContaining({ ...pod, isEnding: false })] };
  expect(await pods.list(namespace, selector)).toEqual(like);
  const ending = { ok: true, value: [expect.objectContaining({ ...pod, isEnding: true })] };
  expect(await pods.list(namespace, selector)).toEqual(ending);
});

test("a pod is deleted while it is given time to end, and one of another uid is another pod's matter", async () => {
  const { cluster, pods } = await open();
  cluster.next.push(recordedRestart.deleted, recordedRestart.otherUid);
  const pod = { name: "pushgateway-646b7d598c-jtzzg", uid: "e3f22e34" };
  expect(await pods.delete(namespace, pod)).toEqual({ ok: true, value: undefined });
  expect(await pods.delete(namespace, pod)).toEqual({ ok: true, value: undefined });
});

test("a pod that waits says for what", async () => {
  const { cluster, pods } = await open();
  const [pod] = recorded.list.body.items;
  const waiting = {
    ...pod,
    status: {
      phase: "Pending",
      containerStatuses: [{ state: { waiting: { reason: "ImagePullBackOff" } } }],
    },
  };
  const unscheduled = {
    ...pod,
    status: {
      phase: "Pending",
      conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }],
    },
  };
  const body = { ...recorded.list.body, items: [waiting, unscheduled] };
  cluster.next.push({ status: 200, body });
  const listed = await pods.list(namespace, selector);
  expect(listed.ok && listed.value.map(({ state }) => state)).toEqual([
    "Pending, ImagePullBackOff",
    "Pending, Unschedulable",
  ]);
});

test("one pod is deleted, and none that has its name by now", async () => {
  const { cluster, pods } = await open();
  const pod = { name: "pushgateway-0", uid: "one", phase: "Running", isEnding: false };
  cluster.pods.set(namespace, [pod]);
  expect(await pods.delete(namespace, { name: pod.name, uid: "another" })).toMatchObject({
    ok: true,
  });
  expect(pod.isEnding).toBe(false);
  expect(await pods.delete(namespace, pod)).toEqual({ ok: true, value: undefined });
  expect(pod.isEnding).toBe(true);
  expect(await pods.delete(namespace, { name: "none", uid: "one" })).toMatchObject({ ok: true });
  expect(cluster.asked.at(-2)).toMatchObject({
    method: "DELETE",
    path: `/api/v1/namespaces/${namespace}/pods/pushgateway-0`,
  });
});

test.each([
  ["an unknown token", recorded.unknownToken, "unknown-token", "401 Unauthorized"],
  ["a missing right", recorded.forbidden, "forbidden", "403 secrets is forbidden"],
  ["a namespace that is none", recorded.missing, "not-found", "404 pods"],
  ["a namespace without a Role, there or not", recordedRestart.noRole, "forbidden", "403 pods is"],
  ["a selector that is none", recordedRestart.badSelector, "refused", "400 found '=='"],
  ["a request it does not take", status(422), "refused", "422 because"],
] as const)("%s is told as such, and not asked again", async (_what, answer, kind, message) => {
  const { cluster, pods } = await open();
  cluster.next.push(answer);
  expect(await pods.list(namespace, selector)).toMatchObject({
    ok: false,
    error: { kind, message: expect.stringContaining(message) },
  });
  expect(cluster.asked).toHaveLength(1);
});

test.each([
  ["gone", status(410)],
  ["overrun", status(429, { "retry-after": "1" })],
  ["broken", status(500)],
  ["on its way up", status(503)],
] as const)("a server that is %s is asked again", async (_what, answer) => {
  const { cluster, pods } = await open();
  cluster.next.push(answer, answer);
  expect(await pods.list(namespace, selector)).toEqual({ ok: true, value: [] });
  expect(cluster.asked).toHaveLength(3);
});

test("one that stays busy is given up on", async () => {
  const { cluster, pods } = await open();
  cluster.next.push(...Array.from({ length: 4 }, () => status(503)));
  const answer = await pods.delete(namespace, { name: "a", uid: "b" });
  expect(answer).toMatchObject({ ok: false, error: { kind: "busy" } });
  expect(cluster.asked).toHaveLength(4);
});

test("the token is read anew each time", async () => {
  const { cluster, pods } = await open();
  await pods.list(namespace, selector);
  await cluster.setToken("second");
  await pods.list(namespace, selector);
  expect(cluster.asked.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer first",
    "Bearer second",
  ]);
});

test("no JSON, another kind of list, and nobody at all are no pods", async () => {
  const { cluster, pods } = await open();
  cluster.next.push({ status: 200, body: "<html>" }, { status: 200, body: { kind: "Status" } });
  expect(await pods.list(namespace, selector)).toMatchObject({ error: { kind: "unreachable" } });
  expect(await pods.list(namespace, selector)).toMatchObject({ error: { kind: "refused" } });
  const nobody = { ...cluster.settings, apiUrl: "http://127.0.0.1:9" };
  expect(await createKubePods(createAskKube(nobody)).list(namespace, selector)).toMatchObject({
    error: { kind: "unreachable" },
  });
  const untold = { ...cluster.settings, tokenFile: "/nowhere/token" };
  expect(await createKubePods(createAskKube(untold)).list(namespace, selector)).toMatchObject({
    error: { kind: "unreachable", message: "the token cannot be read" },
  });
});

test("the cluster is trusted by its own certificate", async () => {
  const dir = await makeDataDir(onTestFinished);
  const [tokenFile, caFile] = [join(dir, "token"), join(dir, "ca.crt")];
  await writeFile(tokenFile, "first");
  await writeFile(caFile, testCertificate.cert);
  const server = https.createServer(testCertificate, (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(recorded.emptyList.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const at = { apiUrl: `https://localhost:${address.port}`, tokenFile };
  const listWith = (ca: string | null) =>
    createKubePods(createAskKube({ ...at, caFile: ca })).list(namespace, selector);
  expect(await listWith(caFile)).toEqual({ ok: true, value: [] });
  expect(await listWith(null)).toMatchObject({ error: { kind: "unreachable" } });
});
