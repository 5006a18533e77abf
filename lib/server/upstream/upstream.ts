import http from "node:http";
import https from "node:https";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { Unreachable } from "@/lib/domain/stack/unreachable";
import { outsideRequests } from "@/lib/server/outside-requests";
import { type CredentialsOf, readAuthorization } from "./credentials";
import { withOperatorsQuery, withoutOperatorsQuery } from "./operators-query";
import { createResolve, type Lookup, type Resolved } from "./resolve-name";
import { addressOf, type ServerAddress } from "./server-address";

/** Why a server of a sandbox gave no usable answer; `service` says which one. */
export type UpstreamError = {
  service: ServerName;
  /** Where an operator runs the server. */
  why?: Unreachable;
} & (
  | { kind: "upstream-timeout"; timeoutMs: number }
  /** `wasRefused`: nobody listened, so it can't have been processed. */
  | {
      kind: "upstream-unreachable";
      message: string;
      wasRefused?: boolean;
      /** As the system or TLS names it, such as `ENOTFOUND`. */
      code?: string;
    }
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
  /** Of http or https, without a slash at the end: `http://127.0.0.1:41001`. A path of its own goes before `path`, a query after it. */
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

/** Enough for every exchange that one team may have at a time, and more than one learner ever has. */
const maxSocketsPerServer = 96;
/** A connection that nobody uses is closed before a server behind a router tires of it. */
const idleMs = 30_000;

const kept = {
  keepAlive: true,
  maxSockets: maxSocketsPerServer,
  maxFreeSockets: 16,
  scheduling: "lifo",
  timeout: idleMs,
} as const;

/** A connection is used again only where the name still has the addresses that it had. */
class PlainAgent extends http.Agent {
  override getName(options?: http.ClientRequestArgs & Resolved): string {
    return `${super.getName(options)}|${options?.addresses ?? ""}`;
  }
}

class TlsAgent extends https.Agent {
  override getName(options?: https.RequestOptions & Resolved): string {
    return `${super.getName(options)}|${options?.addresses ?? ""}`;
  }
}

interface Way {
  agents: { plain: http.Agent; tls: https.Agent };
  resolve: (hostname: string) => Promise<Resolved>;
  credentials: CredentialsOf;
}

export interface UpstreamAccess {
  /** Certificates in PEM by which servers are trusted in place of the system's; null for those. */
  ca: string | null;
  /** What the app signs in with, by server; nowhere unless told. */
  credentials?: CredentialsOf;
  /** The system's unless told. */
  lookup?: Lookup | undefined;
}

export function createAskUpstream({ ca, credentials = {}, lookup }: UpstreamAccess): AskUpstream {
  const tls = new TlsAgent(ca === null ? kept : { ...kept, ca });
  const agents = { plain: new PlainAgent(kept), tls };
  const way: Way = { agents, resolve: createResolve(lookup), credentials };
  return async (request) => {
    const deadlineMs = performance.now() + request.timeoutMs;
    const prepared = await prepare(way, request);
    if (!prepared.ok) return prepared;
    const { query } = prepared.value.address;
    const first = await send(agents, prepared.value, deadlineMs - performance.now());
    if ("answer" in first) return ok(withoutOperatorsQuery(first.answer, query));
    const leftMs = deadlineMs - performance.now();
    if (!first.mayRepeat || leftMs <= 0 || request.signal?.aborted) return err(first.error);
    const second = await send(agents, prepared.value, leftMs);
    return "answer" in second ? ok(withoutOperatorsQuery(second.answer, query)) : err(second.error);
  };
}

interface Prepared extends UpstreamRequest {
  address: ServerAddress;
  resolved: Resolved;
}

/** With the addresses that the server's name has now, and what the app signs in with. */
async function prepare(
  { resolve, credentials }: Way,
  request: UpstreamRequest,
): Promise<Result<Prepared, UpstreamError>> {
  const { service, base, timeoutMs } = request;
  const address = addressOf(base);
  const unreachable = (message: string, code?: string) =>
    err<UpstreamError>({ service, kind: "upstream-unreachable", message, ...(code && { code }) });
  const own = credentials[service];
  const authorization = own ? await readAuthorization(own) : ok(null);
  if (!authorization.ok) return unreachable(authorization.error, "NO_CREDENTIALS");
  const resolved = await inTime(resolve(address.hostname), timeoutMs).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (resolved === null) return err({ service, kind: "upstream-timeout", timeoutMs });
  if (resolved instanceof Error) return unreachable(resolved.message, resolved.code);
  const headers = {
    ...request.headers,
    ...(authorization.value !== null && { authorization: authorization.value }),
  };
  const told = withOperatorsQuery(request, address.query);
  return ok({ ...told, headers, address, resolved });
}

/** Null where it takes longer. A lookup of the system cannot be called off. */
async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

type Sent = { answer: UpstreamAnswer } | { error: UpstreamError; mayRepeat: boolean };

const repeatableMethods = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

function send(agents: Way["agents"], request: Prepared, timeoutMs: number): Promise<Sent> {
  const { service, method, path, body, signal, resolved } = request;
  const { isTls, hostname, port, prefix } = request.address;
  const isRepeatable = request.isRepeatable ?? repeatableMethods.has(method);
  return new Promise((resolve) => {
    let hasAnswer = false;
    let isOver = false;
    const options = {
      host: hostname,
      port,
      method,
      path: toLatin1(prefix + path),
      ...(resolved.lookup && { lookup: resolved.lookup }),
      addresses: resolved.addresses,
      headers: { ...request.headers, "content-length": body?.byteLength ?? 0 },
    };
    const outgoing = outsideRequests(() =>
      isTls
        ? https.request({ ...options, agent: agents.tls })
        : http.request({ ...options, agent: agents.plain }),
    );
    // Node has put it into capitals; the server is to see it as it was written.
    outgoing.method = method;
    const settle = (sent: Sent): void => {
      isOver = true;
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
    const late: UpstreamError = { service, kind: "upstream-timeout", timeoutMs: request.timeoutMs };
    // After an app that stood still, what has arrived meanwhile is read first.
    const timer = setTimeout(() => setImmediate(() => isOver || giveUp(late)), timeoutMs);
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && !hasAnswer && isRepeatable;
      const wasRefused = error.code === "ECONNREFUSED";
      settle({
        error: {
          ...{ service, kind: "upstream-unreachable", wasRefused },
          // Where several addresses were tried in vain, there is no message.
          message: error.message || String(error.code),
          ...(error.code && { code: error.code }),
        },
        mayRepeat: isStale || wasRefused,
      });
    });
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    outgoing.on("response", (incoming) => {
      hasAnswer = true;
      collect(incoming, request, settle, giveUp);
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

/** Node writes a request line as Latin-1, one character a byte. */
function toLatin1(path: string): string {
  return /^[\x21-\x7e]*$/.test(path) ? path : Buffer.from(path, "utf8").toString("latin1");
}
