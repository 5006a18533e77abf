import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubeSettings } from "@/lib/server/kube-settings";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import { startFake } from "@/lib/server/testing/test-servers";
import { recorded } from "./recorded-answers";

export interface FakePod {
  name: string;
  uid: string;
  phase: string;
  isEnding: boolean;
}

export interface FakeAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface AskedOfCluster {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface FakeCluster {
  settings: KubeSettings;
  asked: AskedOfCluster[];
  /** By namespace. */
  pods: Map<string, FakePod[]>;
  /** Answers that come before all others, in order. */
  next: FakeAnswer[];
  /** What a deployment does when one of its pods is deleted. */
  onDelete: (namespace: string, pod: FakePod) => void;
  /** Of these it does what it is asked, and the answer is lost on its way. */
  losesAnswerTo: (asked: AskedOfCluster) => boolean;
  setToken(token: string): Promise<void>;
}

/** An API server for pods, which answers as the recorded one does. */
export async function startFakeCluster(onEnd = onTestFinished): Promise<FakeCluster> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-cluster-"));
  onEnd(() => rm(dir, { recursive: true, force: true }));
  const tokenFile = join(dir, "token");
  await writeFile(tokenFile, "first\n");
  const cluster: Omit<FakeCluster, "settings"> = {
    ...{ asked: [], pods: new Map(), next: [], onDelete: () => undefined },
    losesAnswerTo: () => false,
    setToken: (token) => writeFile(tokenFile, token),
  };
  const server = await startFake((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const asked = { method, path, headers, body: Buffer.concat(chunks).toString() };
      cluster.asked.push(asked);
      const answer = cluster.next.shift() ?? answerOf(cluster, asked);
      if (cluster.losesAnswerTo(asked)) return void response.destroy();
      const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(text);
    });
  });
  onEnd(server.stop);
  return Object.assign(cluster, { settings: { apiUrl: server.base, tokenFile, caFile: null } });
}

function answerOf(
  cluster: Pick<FakeCluster, "pods" | "onDelete">,
  { method, path, body }: AskedOfCluster,
): FakeAnswer {
  const [, namespace = "", name] =
    /^\/api\/v1\/namespaces\/([^/]+)\/pods(?:\/([^?]+))?/.exec(path) ?? [];
  const pods = cluster.pods.get(namespace) ?? [];
  if (method === "GET") return pods.length === 0 ? recorded.emptyList : listOf(namespace, pods);
  const pod = pods.find((each) => each.name === name);
  if (!pod) return recorded.missing;
  const { preconditions } = JSON.parse(body);
  if (preconditions.uid !== pod.uid) return recorded.conflict;
  pod.isEnding = true;
  cluster.onDelete(namespace, pod);
  return recorded.deletedPod;
}

function listOf(namespace: string, pods: readonly FakePod[]): FakeAnswer {
  const [like] = recorded.list.body.items;
  const items = pods.map(({ name, uid, phase, isEnding }) => ({
    ...like,
    metadata: {
      ...{ ...like?.metadata, namespace, name, uid },
      ...(isEnding && { deletionTimestamp: "2026-11-30T02:24:05Z" }),
    },
    status: { ...like?.status, phase },
  }));
  return { status: 200, body: { ...recorded.list.body, items } };
}
