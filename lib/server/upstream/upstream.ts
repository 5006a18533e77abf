import http from "node:http";
import https from "node:https";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";

/** Why a server of a sandbox gave no usable answer; `service` says which one. */
export type UpstreamError = { service: ServerName } & (
  | { kind: "upstream-timeout"; timeoutMs: number }
  /** `wasRefused`: nobody listened, so it can't have been processed. */
  | { kind: "upstream-unreachable"; message: string; wasRefused?: boolean }
  /** An answer of another content type or shape than the API's. */
  | {
      kind: "upstream-unexpected";
      message: string;
      /** It is longer than was read, or than would have been read. */
      longerThanBytes?: number;
      /** It holds more labels and values than can be read for everybody in time. */
      holdsMoreThan?: number;
    }
);

export interface UpstreamRequest {
  service: ServerName;
  /** Of http or https, without a slash at the end: `http://127.0.0.1:41001`. A path of its own goes before `path`. */
  base: string;
  method: string;
  /** Goes into the request line as it is, text beyond ASCII as UTF-8; see `isSendablePath`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** From the first byte sent to the last byte received. */
  timeoutMs: number;
  /** A longer answer is given up on. */
  maxAnswerBytes: number;
  /** Whether sending it twice changes nothing; by default what its method promises (RFC 9110, 9.2.2). */
  isRepeatable?: boolean;
  signal?: AbortSignal | undefined;
}

export interface UpstreamAnswer {
  status: number;
  statusText: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Enough for every exchange that one team may have at a time, and more than one learner ever has. */
const maxSocketsPerServer = 96;

const kept = {
  keepAlive: true,
  maxSockets: maxSocketsPerServer,
  maxFreeSockets: 16,
  scheduling: "lifo",
} as const;

/** A request line holds no spaces and no control characters. */
export function isSendablePath(path: string): boolean {
  return /^\/[^\p{Cc}\p{Z}]*$/u.test(path);
}

/**
 * One exchange with a sandbox's server over kept-alive connections. Redirects are not followed. It is
 * sent once more where the server can't have seen it (nobody listened), or where a kept connection
 * turned out to be dead and repeating changes nothing.
 */
export type AskUpstream = (
  request: UpstreamRequest,
) => Promise<Result<UpstreamAnswer, UpstreamError>>;

interface Agents {
  plain: http.Agent;
  tls: https.Agent;
}

/** `ca` are certificates in PEM that servers are trusted by in place of the system's; null for those. */
export function createAskUpstream({ ca }: { ca: string | null }): AskUpstream {
  const tls = new https.Agent(ca === null ? kept : { ...kept, ca });
  const agents: Agents = { plain: new http.Agent(kept), tls };
  return async (request) => {
    const deadlineMs = Date.now() + request.timeoutMs;
    const first = await send(agents, request, request.timeoutMs);
    if ("answer" in first) return ok(first.answer);
    const leftMs = deadlineMs - Date.now();
    if (!first.mayRepeat || leftMs <= 0 || request.signal?.aborted) return err(first.error);
    const second = await send(agents, request, leftMs);
    return "answer" in second ? ok(second.answer) : err(second.error);
  };
}

type Sent = { answer: UpstreamAnswer } | { error: UpstreamError; mayRepeat: boolean };

const repeatableMethods = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

function send(agents: Agents, request: UpstreamRequest, timeoutMs: number): Promise<Sent> {
  const { service, base, method, path, body, signal } = request;
  const { isTls, hostname, port, prefix } = addressOf(base);
  const isRepeatable = request.isRepeatable ?? repeatableMethods.has(method);
  return new Promise((resolve) => {
    let hasAnswer = false;
    const options = {
      host: hostname,
      port,
      method,
      path: toLatin1(prefix + path),
      headers: { ...request.headers, "content-length": body?.byteLength ?? 0 },
    };
    const outgoing = isTls
      ? https.request({ ...options, agent: agents.tls })
      : http.request({ ...options, agent: agents.plain });
    // Node has put it into capitals; the server is to see it as it was written.
    outgoing.method = method;
    const settle = (sent: Sent): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(sent);
    };
    const giveUp = (error: UpstreamError): void => {
      settle({ error, mayRepeat: false });
      outgoing.destroy();
    };
    const onAbort = (): void =>
      giveUp({ service, kind: "upstream-unreachable", message: "the request was called off" });
    const timer = setTimeout(
      () => giveUp({ service, kind: "upstream-timeout", timeoutMs: request.timeoutMs }),
      timeoutMs,
    );
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    outgoing.on("response", (incoming) => {
      hasAnswer = true;
      collect(incoming, request, settle, giveUp);
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && !hasAnswer && isRepeatable;
      const wasRefused = error.code === "ECONNREFUSED";
      settle({
        error: { service, kind: "upstream-unreachable", message: error.message, wasRefused },
        mayRepeat: isStale || wasRefused,
      });
    });
    outgoing.end(body);
  });
}

function collect(
  incoming: http.IncomingMessage,
  { service, maxAnswerBytes }: UpstreamRequest,
  settle: (sent: Sent) => void,
  giveUp: (error: UpstreamError) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on("data", (chunk: Buffer) => {
    size += chunk.byteLength;
    chunks.push(chunk);
    if (size <= maxAnswerBytes) return;
    const message = `the answer is longer than ${maxAnswerBytes} bytes`;
    giveUp({ service, kind: "upstream-unexpected", message, longerThanBytes: maxAnswerBytes });
  });
  incoming.on("end", () => {
    const [only] = chunks;
    settle({
      answer: {
        status: incoming.statusCode ?? 0,
        statusText: incoming.statusMessage ?? "",
        headers: incoming.headers,
        body: chunks.length === 1 && only ? only : Buffer.concat(chunks, size),
      },
    });
  });
  incoming.on("error", (error) =>
    giveUp({
      service,
      kind: "upstream-unreachable",
      message: `it broke off in the middle of its answer (${error.message})`,
    }),
  );
}

interface Address {
  isTls: boolean;
  hostname: string;
  port: string;
  /** The path of the base, without a slash at its end. */
  prefix: string;
}

const addresses = new Map<string, Address>();

function addressOf(base: string): Address {
  const known = addresses.get(base);
  if (known) return known;
  const { protocol, hostname, port, pathname } = new URL(base);
  const isTls = protocol === "https:";
  const prefix = pathname.replace(/\/$/, "");
  const address = { isTls, hostname, port: port || (isTls ? "443" : "80"), prefix };
  if (addresses.size > 4096) addresses.clear();
  addresses.set(base, address);
  return address;
}

/** Node writes a request line as Latin-1, one character a byte. */
function toLatin1(path: string): string {
  return /^[\x21-\x7e]*$/.test(path) ? path : Buffer.from(path, "utf8").toString("latin1");
}
