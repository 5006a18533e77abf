import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { answerBrokenHttp } from "./answer-broken-http";
import { standstills } from "./standstill";

/** How long a request may take to arrive as a whole, and its headers alone; milliseconds. */
const requestDeadlineMs = 30_000;
const headersDeadlineMs = 15_000;

/**
 * A server that gives no request longer than its deadline, and passes nothing on by CONNECT. Time in which the app
 * itself stood still counts against nobody: what had arrived by then is read first.
 */
export function openServer(onRequest: RequestListener, deadlineMs = requestDeadlineMs): Server {
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
  server.on("clientError", answerBrokenHttp);
  server.on("connect", (_request, socket) => socket.destroy());
  return server;
}

/** Closes a connection in which nothing has been asked for a while, unless the next request waits there to be read. */
function closeIdle(socket: Socket): void {
  const { bytesRead } = socket;
  setImmediate(() => {
    if (socket.bytesRead === bytesRead) socket.destroy();
  });
}
