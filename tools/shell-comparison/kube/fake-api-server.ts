import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import * as z from "zod/mini";
import { defaultSiteNames } from "@/lib/domain/site-names";
import { type Cluster, newSuffix, podsOf } from "@/lib/shell/kube/cluster";
import { matchesSelector } from "@/lib/shell/kube/match-selector";
import { type ApiObject, jobObject, objectsOf } from "./api-objects";
import { ApiRefusal, discovery, statusOf } from "./api-status";
import { tableOf } from "./api-tables";
import { readPostedJob } from "./read-posted-job";

export interface FakeApiServer {
  port: number;
  /** Begins anew with this cluster; what kubectl then does to it shows in the same object. */
  use(cluster: Cluster): void;
  close(): Promise<void>;
}

/**
 * As much of a Kubernetes API server as kubectl needs for jobs and pods in one namespace. Jobs end as soon as
 * they are made and run nothing.
 */
export async function startFakeApiServer(team: string): Promise<FakeApiServer> {
  let cluster: Cluster = { jobs: [], gatewaySuffix: "", gatewayCreatedAtMs: 0, createdAtMs: 0 };
  const server = createServer((request, response) => {
    answer({ request, response, cluster, team }).catch((error: unknown) => {
      if (error instanceof ApiRefusal) send(response, error.status, statusOf(error));
      else response.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    use(next) {
      cluster = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  cluster: Cluster;
  team: string;
}

async function answer(call: Call): Promise<void> {
  const url = new URL(call.request.url ?? "/", "http://api");
  const known = discovery[url.pathname];
  if (known) {
    send(call.response, 200, known);
    return;
  }
  if (url.pathname === `/api/v1/namespaces/${call.team}-monitoring`) {
    const metadata = { name: `${call.team}-monitoring` };
    send(call.response, 200, { kind: "Namespace", apiVersion: "v1", metadata });
    return;
  }
  const [, namespace = "", resource = "", name, part] =
    /^\/(?:api\/v1|apis\/batch\/v1)(?:\/namespaces\/([^/]+))?\/(jobs|pods|events)(?:\/([^/]+))?(?:\/(log))?$/.exec(
      url.pathname,
    ) ?? [];
  if (resource === "")
    throw new ApiRefusal(404, "NotFound", "the server could not find the requested resource");
  const { method = "GET" } = call.request;
  checkAccess({ namespace, resource, name, method, team: call.team });
  const asked = { url, namespace, resource, name: name ?? null };
  if (part === "log") return sendLog(call, asked);
  if (method === "POST") return createJob(call, namespace);
  if (method === "DELETE") return remove(call, asked);
  return read(call, asked);
}

interface Asked {
  url: URL;
  namespace: string;
  resource: string;
  name: string | null;
}

function read(
  { request, response, cluster }: Call,
  { url, namespace, resource, name }: Asked,
): void {
  const shown = objectsOf(cluster, resource, namespace).filter((object) =>
    name === null ? isSelected(object, url) : object.metadata.name === name,
  );
  const [first] = shown;
  if (name !== null && !first) throw notFound(resource, name);
  if (/as=Table/.test(request.headers.accept ?? "")) {
    send(response, 200, tableOf(cluster, { resource, namespace, shown }));
    return;
  }
  if (first && name !== null) {
    send(response, 200, first);
    return;
  }
  const kind = { jobs: "JobList", pods: "PodList", events: "EventList" }[resource];
  const apiVersion = resource === "jobs" ? "batch/v1" : "v1";
  send(response, 200, { kind, apiVersion, metadata: { resourceVersion: "1" }, items: shown });
}

function isSelected({ metadata, ...rest }: ApiObject, { searchParams }: URL): boolean {
  const labels = z.record(z.string(), z.string()).parse(metadata.labels ?? {});
  if (!matchesSelector(labels, searchParams.get("labelSelector") ?? "")) return false;
  const about = z.object({ name: z.string() }).safeParse(rest.involvedObject);
  return (searchParams.get("fieldSelector") ?? "").split(",").every((field) => {
    const [key, value] = field.split("=");
    if (key === "metadata.name") return metadata.name === value;
    return key !== "involvedObject.name" || about.data?.name === value;
  });
}

async function createJob({ request, response, cluster }: Call, namespace: string): Promise<void> {
  const { name, image, command } = readPostedJob(await buffer(request));
  if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)) throw invalidName(name);
  if (cluster.jobs.some((job) => job.name === name)) {
    throw new ApiRefusal(409, "AlreadyExists", `jobs.batch "${name}" already exists`);
  }
  const now = Date.now();
  const job = {
    name,
    image,
    command,
    podSuffix: newSuffix(),
    uid: crypto.randomUUID(),
    createdAtMs: now,
    endedAtMs: now,
    exitCode: 0,
    log: "",
  };
  if (!(request.url ?? "").includes("dryRun=All")) cluster.jobs.push(job);
  send(response, 201, jobObject(job, namespace));
}

async function remove(
  { request, response, cluster }: Call,
  { resource, name }: Asked,
): Promise<void> {
  const isThere =
    resource === "jobs"
      ? cluster.jobs.some((job) => job.name === name)
      : podsOf(cluster, defaultSiteNames).some((pod) => pod.name === name);
  if (!isThere || name === null) throw notFound(resource, name ?? "");
  const isDryRun = /"dryRun":\["All"\]/.test(String(await buffer(request)));
  const pod = podsOf(cluster, defaultSiteNames).find((each) => each.name === name);
  if (isDryRun) {
    send(response, 200, { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success" });
    return;
  }
  if (resource === "jobs") cluster.jobs = cluster.jobs.filter((job) => job.name !== name);
  else if (pod?.job) pod.job.isPodDeleted = true;
  else if (name.endsWith(cluster.gatewaySuffix)) cluster.gatewaySuffix = newSuffix();
  send(response, 200, { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success" });
}

function sendLog({ response, cluster }: Call, { url, name }: Asked): void {
  const pod = podsOf(cluster, defaultSiteNames).find((each) => each.name === name);
  if (!pod) throw notFound("pods", name ?? "");
  const lines = (pod.job?.log ?? "").split(/(?<=\n)/);
  const wanted = Number(url.searchParams.get("tailLines") ?? lines.length);
  const kept = wanted === 0 ? [] : lines.slice(-wanted);
  response.writeHead(200, { "content-type": "text/plain" }).end(kept.join(""));
}

function checkAccess(asked: {
  namespace: string;
  resource: string;
  name: string | undefined;
  method: string;
  team: string;
}): void {
  const { namespace, resource, name, method, team } = asked;
  if (namespace === `${team}-monitoring`) return;
  const reading = name === undefined ? "list" : "get";
  const verb = { POST: "create", DELETE: "delete" }[method] ?? reading;
  const group = resource === "jobs" ? "batch" : "";
  const full = resource === "jobs" ? "jobs.batch" : resource;
  const message = `${full}${name === undefined ? "" : ` "${name}"`} is forbidden: User "${team}" cannot ${verb} resource "${resource}" in API group "${group}" ${namespace === "" ? "at the cluster scope" : `in the namespace "${namespace}"`}`;
  throw new ApiRefusal(403, "Forbidden", message);
}

const notFound = (resource: string, name: string) =>
  new ApiRefusal(
    404,
    "NotFound",
    `${resource === "jobs" ? "jobs.batch" : resource} "${name}" not found`,
  );

function invalidName(name: string): ApiRefusal {
  const rule = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  return new ApiRefusal(
    422,
    "Invalid",
    `Job.batch "${name}" is invalid: metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${rule}')`,
  );
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
