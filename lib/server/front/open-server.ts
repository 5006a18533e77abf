import { createServer, type RequestListener, type Server } from "node:http";
import { answerBrokenHttp } from "./answer-broken-http";

/** How long a request may take to arrive as a whole, and its headers alone; milliseconds. */
const requestDeadlineMs = 30_000;
const headersDeadlineMs = 15_000;

/** A server that gives no request longer than its deadline, and passes nothing on by CONNECT. */
export function openServer(onRequest: RequestListener, deadlineMs = requestDeadlineMs): Server {
  const options = {
    requestTimeout: deadlineMs,
    headersTimeout: Math.min(headersDeadlineMs, deadlineMs),
    connectionsCheckingInterval: Math.min(1000, deadlineMs / 4),
  };
  const server = createServer(options, onRequest);
  server.on("clientError", answerBrokenHttp);
  server.on("connect", (_request, socket) => socket.destroy());
  return server;
}
