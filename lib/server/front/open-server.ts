import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { answerBrokenHttp } from "./answer-broken-http";
import { standstills } from "./standstill";

/** How long a request may take to arrive as a whole, and its headers alone; milliseconds. */
const requestDeadlineMs = 30_000;
const headersDeadlineMs = 15_000;

interface ServerOptions {
  deadlineMs?: number;
  /** Told how what could not be read was answered; `isBegun` where it had been handed on as a request before it broke. */
  onBroken?: (answer: { requestId: string; status: number; isBegun: boolean }) => void;
}

/**
 * A server that gives no request longer than its deadline, and passes nothing on by CONNECT. Time in which the app
 * itself stood still counts against nobody: what had arrived by then is read first.
 */
export function openServer(
  onRequest: RequestListener,
  { deadlineMs = requestDeadlineMs, onBroken }: ServerOptions = {},
): Server {
  const server = createServer(
    {
      connectionsCheckingInterval: Math.min(1000, deadlineMs / 4),
      // Clients that offer HTTP/2 besides are answered in HTTP/1.1, as by the servers behind (RFC 9110, 7.8).
      shouldUpgradeCallback: ({ headers }) => /^websocket$/i.test(headers.upgrade ?? ""),
    },
    onRequest,
  );
  const { stretch } = standstills();
  // Node reads both anew whenever it looks for requests that take too long.
  const read = (ms: number) => ({ get: () => stretch(ms), enumerable: true });
  Object.defineProperties(server, {
    requestTimeout: read(deadlineMs),
    headersTimeout: read(Math.min(headersDeadlineMs, deadlineMs)),
  });
  server.on("timeout", closeIdle);
  answerBroken(server, onBroken);
  server.on("connect", (_request, socket) => socket.destroy());
  return server;
}

function answerBroken(server: Server, tell: ServerOptions["onBroken"]): void {
  const newest = new WeakMap<Duplex, IncomingMessage>();
  server.on("request", (request: IncomingMessage) => newest.set(request.socket, request));
  server.on("clientError", (error, socket) => {
    const isBegun = newest.get(socket)?.complete === false;
    const answer = answerBrokenHttp(error, socket);
    if (answer) tell?.({ requestId: answer.requestId, status: answer.status, isBegun });
  });
}

/** Closes a connection in which nothing has been asked for a while, unless the next request waits there to be read. */
function closeIdle(socket: Socket): void {
  const { bytesRead } = socket;
  setImmediate(() => {
    if (socket.bytesRead === bytesRead) socket.destroy();
  });
}
