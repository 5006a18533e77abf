import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Learner } from "@/lib/contract/session";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { AppError } from "@/lib/server/answers/app-error";
import { sendProblem } from "@/lib/server/answers/problem";
import type { Log } from "@/lib/server/log";
import type { ProxyRequest, SandboxProxy } from "@/lib/server/proxy/proxy";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import { isUnfinished, readBody } from "@/lib/server/requests/read-body";
import {
  isSecureContext,
  type OwnAddress,
  refuseForeign,
} from "@/lib/server/requests/request-guard";
import { requestIdOf } from "@/lib/server/requests/request-id";
import type { UnreadAnswers } from "@/lib/server/requests/unread-answers";
import { isAllowedPath } from "@/lib/server/stack/allowed-paths";
import { askingMethod, isDocumentPath, isPagePath } from "@/lib/server/stack/page-paths";
import { sendNote } from "./note-page";
import { elsewhereNote, endedNote, nothingNote, problemNote } from "./notes";
import { createPageTurns, maxWaitingPages } from "./page-turns";
import { readPagesTarget } from "./pages-target";
import { sendPage } from "./send-page";
import type { Tickets } from "./tickets";

export interface PagesFrontParts {
  own: OwnAddress & { pagesUrl: URL | null };
  proxy: SandboxProxy;
  tickets: Tickets;
  largeBodies: LargeBodies;
  unread: UnreadAnswers;
  log: Log;
  /** Where the app itself is, for a browser that has reached its pages by this `Host`. */
  app: (host: string | undefined) => string;
}

interface Visit {
  learner: Learner;
  requestId: string;
  service: ServerName;
  method: string;
  /** As the server gets it. */
  path: string;
  /** Where the server's root is in our address. */
  prefix: string;
}

/**
 * The servers' own pages on an origin of their own. It reads no cookie and sets none: whoever has the
 * ticket in the path sees that learner's servers, and a script in a page has no way into the app.
 */
export function createPagesFront(parts: PagesFrontParts): RequestListener {
  const { own, proxy, tickets, largeBodies, log, app } = parts;

  const turns = createPageTurns();
  const ask = {
    // The servers answer a page to GET alone.
    page: ({ service, learner }: Visit, asked: ProxyRequest) =>
      proxy.page(service, learner, { ...asked, method: "GET" }),
    exchange: ({ service, learner }: Visit, asked: ProxyRequest) =>
      proxy.exchange(service, learner, asked),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
    if (isSecureContext(request.headers.host, hostsOf(own).publicUrl)) {
      response.setHeader("cross-origin-opener-policy", "same-origin");
    }
    const { url = "", method = "GET" } = request;
    const refusal = refuseForeign(asRead(request), hostsOf(own));
    if (refusal) return sendNote(response, problemNote(refusal));
    const target = readPagesTarget(url);
    if (!target) return sendNote(response, nothingNote);
    const learner = tickets.learnerOf(target.ticket);
    if (!learner) return sendNote(response, endedNote(app(request.headers.host)));
    const { service, path, prefix } = target;
    if (path === null) {
      response.writeHead(308, { location: `${prefix}/${target.query}` }).end();
      return;
    }
    const requestId = requestIdOf(request);
    await visit(request, response, { learner, requestId, service, method, path, prefix });
  }

  async function visit(request: IncomingMessage, response: ServerResponse, at: Visit) {
    const { learner, service, method, path } = at;
    const way = wayOf(service, method, path);
    if (!way) return sendNote(response, nothingNote);
    if (way === "exchange" && isFromElsewhere(request, own)) {
      return sendNote(response, elsewhereNote);
    }
    const read = await readBody(request, learner.id, largeBodies);
    if (!read) {
      response.destroy();
      return;
    }
    if (isUnfinished(read)) response.setHeader("connection", "close");
    if (typeof read === "string") return refuse(response, { kind: read }, at);
    const { "content-type": contentType, "content-encoding": contentEncoding } = request.headers;
    const asked = { method, path, contentType, contentEncoding, body: read.body, step: null };
    const result = await ask[way](at, asked);
    if (!result.ok) return refuse(response, result.error, at);
    const page = { ...at, origin: originOf(own, request), answer: result.value };
    const sent = turns.take(learner.id, () => sendPage(response, page));
    await (sent ?? refuse(response, { kind: "too-many-requests", limit: maxWaitingPages }, at));
  }

  const ownerOf = async ({ url = "" }: IncomingMessage) => {
    const ticket = readPagesTarget(url)?.ticket;
    return (ticket && tickets.learnerOf(ticket)?.id) || null;
  };

  return (request, response) => {
    parts.unread.watch(request, response, ownerOf);
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error, requestId: requestIdOf(request) }, "a page of a server failed");
      sendNote(response, problemNote({ kind: "internal" }));
    });
  };
}

/** Whatever it is, for the address that it came to. */
function asRead({ url, headers, rawHeaders }: IncomingMessage) {
  return { method: "GET", url, headers, rawHeaders };
}

const strictHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // The ticket stands in the path.
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "x-robots-tag": "noindex, nofollow",
};

/** The pages are reached by their own address, or by the app's with another port. */
function hostsOf(own: PagesFrontParts["own"]): OwnAddress {
  return { ...own, publicUrl: own.pagesUrl ?? own.publicUrl };
}

/** Where the browser has the page from. */
function originOf({ publicUrl, pagesUrl }: PagesFrontParts["own"], request: IncomingMessage) {
  return pagesUrl?.origin ?? `${publicUrl?.protocol ?? "http:"}//${request.headers.host ?? ""}`;
}

/** Pages are loaded; the API and the delete of a group are exchanges as they are through the app. */
function wayOf(service: ServerName, method: string, path: string) {
  const isRead = method === "GET" || method === "HEAD";
  if (isRead && isPagePath(service, path)) return "page";
  const mayChange = method === askingMethod(service);
  return (isRead || mayChange) && isAllowedPath(service, method, path) ? "exchange" : null;
}

/** Without a referrer a browser names its origin "null"; the ticket is what counts, so that one passes. */
function isFromElsewhere(request: IncomingMessage, own: PagesFrontParts["own"]): boolean {
  const { origin } = request.headers;
  return origin !== "null" && refuseForeign(request, hostsOf(own)) !== null;
}

/** A page says what is wrong as a page, an exchange as the app does. */
function refuse(
  response: ServerResponse,
  error: AppError,
  { requestId, service, path }: Visit,
): void {
  if (isDocumentPath(service, path)) sendNote(response, problemNote(error));
  else sendProblem(response, error, requestId);
}
