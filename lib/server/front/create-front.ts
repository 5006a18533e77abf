import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { TrustedProxies } from "@/lib/server/access-settings";
import { sendProblem } from "@/lib/server/answers/problem";
import type { Log } from "@/lib/server/log";
import type { SandboxProxy } from "@/lib/server/proxy/proxy";
import { noteClientAddress } from "@/lib/server/requests/client-address";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import {
  isSecureContext,
  type OwnAddress,
  refuseForeign,
} from "@/lib/server/requests/request-guard";
import { requestIdOf } from "@/lib/server/requests/request-id";
import type { UnreadAnswers } from "@/lib/server/requests/unread-answers";
import type { Sessions } from "@/lib/server/session/sessions";
import { isWorkerScript, pagePolicy, workerPolicy } from "./page-policy";
import { refuseMalformed } from "./refuse-malformed";
import { createSandboxRoute, isSandboxPath } from "./sandbox-route";
import type { SignIn } from "./sign-in";

export interface FrontParts {
  own: OwnAddress;
  isDev: boolean;
  proxy: SandboxProxy;
  sessions: Sessions;
  largeBodies: LargeBodies;
  unread: UnreadAnswers;
  log: Log;
  /** Signs in whom a proxy in front names. */
  signIn: SignIn;
  trustedProxies: TrustedProxies | null;
  /** Answers everything that is not under `/sandbox`. */
  next: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Next's own socket of the development server; none in production. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}

export interface Front {
  onRequest: RequestListener;
  onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/**
 * What stands before Next: it refuses foreign hosts and origins, answers `/sandbox/…` to the byte, and
 * hands on the rest.
 */
export function createFront(parts: FrontParts): Front {
  const { own, isDev, log, next, upgrade, signIn, trustedProxies } = parts;
  const sandboxRoute = createSandboxRoute(parts);

  /** Who it comes from and by which way, or why it is refused. */
  async function admit(request: IncomingMessage, response: ServerResponse) {
    const refusal = refuseForeign(request, own);
    if (refusal) return refusal;
    noteClientAddress(request, trustedProxies);
    return signIn(request, response);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("x-content-type-options", "nosniff");
    const refusal = await admit(request, response);
    if (refusal) return sendProblem(response, refusal, requestIdOf(request));
    const { url = "/" } = request;
    if (isSandboxPath(url)) return sandboxRoute(request, response);
    const malformed = refuseMalformed(request, { isDev });
    if (malformed) return sendProblem(response, malformed, requestIdOf(request));
    const nonce = randomBytes(16).toString("base64");
    const policy = isWorkerScript(url) ? workerPolicy : pagePolicy({ isDev, nonce });
    response.setHeader("content-security-policy", policy);
    if (isSecureContext(request.headers.host, own.publicUrl)) {
      response.setHeader("cross-origin-opener-policy", "same-origin");
    }
    tellNext(request, nonce);
    response.setHeader("referrer-policy", "same-origin");
    // Next answers 500 to one that cannot be satisfied, and nothing here is read in parts.
    delete request.headers.range;
    if (isNotToWait(request)) delete request.headers["accept-encoding"];
    await next(request, response);
  }

  const ownerOf = async ({ headers }: IncomingMessage) => {
    const owner = await parts.sessions.sandboxOwner(headers);
    return owner.ok ? owner.value.id : null;
  };

  return {
    onRequest(request, response) {
      parts.unread.watch(request, response, ownerOf);
      answer(request, response).catch((error: unknown) => {
        const requestId = requestIdOf(request);
        log.error({ err: error, requestId }, "a request failed");
        sendProblem(response, { kind: "internal" }, requestId);
      });
    },
    onUpgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      if (
        upgrade &&
        !refuseForeign({ method: "POST", url: request.url, headers: request.headers }, own)
      ) {
        upgrade(request, socket, head);
        return;
      }
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    },
  };
}

/**
 * Next would hold back what it compresses, and live events are not to wait; nor is a verdict, which is short, and
 * for which a compressor costs more than all else of the request.
 */
function isNotToWait({ method, url = "/" }: IncomingMessage): boolean {
  return /^\/api\/events(?:\?|$)/.test(url) || (method === "POST" && url.startsWith("/api/"));
}

/** Next puts the nonce of this request header on its own scripts, so no other may come from outside. */
function tellNext(request: IncomingMessage, nonce: string): void {
  delete request.headers["content-security-policy-report-only"];
  request.headers["content-security-policy"] = `script-src 'nonce-${nonce}'`;
  request.headers["x-nonce"] = nonce;
}
