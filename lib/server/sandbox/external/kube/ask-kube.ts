import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { err, ok, type Result } from "@/lib/domain/result";
import type { KubeSettings } from "@/lib/server/kube-settings";

/** Why the cluster's API did not do what it was asked. */
export type KubeProblem = {
  /** `unreachable`, or by its status: 401, 403, 404, 409, 410, 429 and 5xx, all else. */
  kind:
    | "unreachable"
    | "unknown-token"
    | "forbidden"
    | "not-found"
    | "conflict"
    | "gone"
    | "busy"
    | "refused";
  /** For the log. */
  message: string;
  /** What a busy one asks for; ms. */
  retryAfterMs?: number;
};

export interface KubeRequest {
  method: "GET" | "DELETE";
  /** With its query. */
  path: string;
  body?: object;
  timeoutMs: number;
}

export type AskKube = (request: KubeRequest) => Promise<Result<unknown, KubeProblem>>;

/** A list of a namespace's pods by a label is far below. */
const maxAnswerBytes = 8 * 1024 * 1024;

/** Asks the cluster's API; the token and the certificates are read anew each time, as the kubelet replaces them. */
export function createAskKube({ apiUrl, tokenFile, caFile }: KubeSettings): AskKube {
  return async (request) => {
    const token = await readFile(tokenFile, "utf8").catch(() => null);
    if (token === null) return unreachable("the token cannot be read");
    const ca = caFile && (await readFile(caFile, "utf8").catch(() => null));
    const answer = await send(apiUrl, request, { token: token.trim(), ca });
    return answer.ok ? readAnswer(answer.value) : answer;
  };
}

interface KubeAnswer {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

const unreachable = (message: string) => err<KubeProblem>({ kind: "unreachable", message });

function send(
  apiUrl: string,
  { method, path, body, timeoutMs }: KubeRequest,
  { token, ca }: { token: string; ca: string | null },
): Promise<Result<KubeAnswer, KubeProblem>> {
  const text = body === undefined ? "" : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/json",
    ...(text && { "content-type": "application/json" }),
    "content-length": Buffer.byteLength(text),
  };
  const { protocol } = new URL(apiUrl);
  const options = {
    method,
    headers,
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
  } as const;
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve(unreachable(error.message || error.name));
    const outgoing =
      protocol === "https:"
        ? https.request(apiUrl + path, { ...options, ...(ca && { ca }) })
        : http.request(apiUrl + path, options);
    outgoing.on("error", fail);
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on("error", fail);
      incoming.on("data", (chunk: Buffer) => {
        size += chunk.byteLength;
        if (size > maxAnswerBytes) outgoing.destroy(new Error("the answer is too long"));
        else chunks.push(chunk);
      });
      incoming.on("end", () => {
        const { statusCode: status = 0, headers } = incoming;
        const body = Buffer.concat(chunks).toString("utf8");
        resolve(ok({ status, retryAfter: headers["retry-after"], body }));
      });
    });
    outgoing.end(text);
  });
}

const kinds = new Map<number, KubeProblem["kind"]>([
  [401, "unknown-token"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "conflict"],
  [410, "gone"],
  [429, "busy"],
]);

function readAnswer({ status, retryAfter, body }: KubeAnswer): Result<unknown, KubeProblem> {
  const read = parse(body);
  if (status >= 200 && status < 300) {
    return read === undefined ? unreachable(`it answered ${status} without JSON`) : ok(read);
  }
  const kind = kinds.get(status) ?? (status >= 500 ? "busy" : "refused");
  const seconds = Number(retryAfter);
  return err({
    kind,
    message: `${status} ${messageOf(read) ?? body}`.slice(0, 300),
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a `Status`, which every refusal of the API is. */
function messageOf(read: unknown): string | null {
  if (typeof read !== "object" || read === null || !("message" in read)) return null;
  return typeof read.message === "string" ? read.message : null;
}
