import { once } from "node:events";
import { createServer } from "node:http";

/** Begins an event stream and then says nothing: what a router does to an app without a heartbeat. */
export async function startSilentServer(): Promise<{ port: number; stop: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("retry: 1000\n\nevent: first\ndata: {}\n\n");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: address.port, stop };
}
