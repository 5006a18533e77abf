import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { onTestFinished } from "@/lib/server/testing/side-by-side";

/** A proxy that passes on an answer when it is whole, which an event stream never is. */
export async function startBufferingProxy(to: string): Promise<string> {
  const { hostname, port } = new URL(to);
  const proxy = createServer((asked, response) => {
    const { method, url, headers } = asked;
    const given = { ...headers, host: `${hostname}:${port}`, "x-forwarded-for": "192.0.2.9" };
    const inner = request({ hostname, port, path: url, method, headers: given });
    const passOn = async (answer: IncomingMessage) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      const { "transfer-encoding": _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, rest).end(Buffer.concat(chunks));
    };
    inner.on("response", (answer) => {
      // Who asked has gone.
      passOn(answer).catch(() => response.destroy());
    });
    inner.on("error", () => response.destroy());
    response.on("close", () => inner.destroy());
    asked.pipe(inner);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}
