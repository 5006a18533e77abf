import { once } from "node:events";
import { createServer, request as send } from "node:http";

/** A proxy between a browser and the app, as it stands in some networks, that can be told to misbehave. */
export interface BrokenProxy {
  url: string;
  /** Holds the events back, as a proxy does that passes an answer on once it has ended. */
  holdsEvents: boolean;
  /** Passes requests to the gateway on, and breaks the connection instead of answering so many of them. */
  swallows: number;
  close: () => Promise<void>;
}

export async function openBrokenProxy(app: string): Promise<BrokenProxy> {
  const { hostname, port } = new URL(app);
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const outgoing = send({ hostname, port, method, path: url, headers }, (incoming) => {
      if (url === "/api/sandbox/request" && proxy.swallows > 0) {
        proxy.swallows -= 1;
        incoming.resume();
        incoming.on("end", () => request.socket.destroy());
        return;
      }
      response.writeHead(incoming.statusCode ?? 502, incoming.headers);
      response.flushHeaders();
      if (url?.startsWith("/api/events") && proxy.holdsEvents) incoming.resume();
      else incoming.pipe(response);
    });
    outgoing.on("error", () => response.destroy());
    response.on("close", () => outgoing.destroy());
    request.pipe(outgoing);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const own = typeof address === "object" && address ? address.port : 0;
  const proxy: BrokenProxy = {
    url: `http://127.0.0.1:${own}`,
    holdsEvents: false,
    swallows: 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}
