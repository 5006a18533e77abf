import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { hostileBodies } from "./hostile-bodies";

const { base, cookies, kind } = z
  .object({ base: z.string(), cookies: z.array(z.string()), kind: z.string() })
  .parse(workerData);
const hostile = hostileBodies[kind]?.();
if (!hostile) throw new Error(`no such body: ${kind}`);
const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });
const statuses: Record<string, number> = {};
let isOver = false;

parentPort?.once("message", () => {
  isOver = true;
});
await Promise.all(cookies.map(sendOn));
agent.destroy();
parentPort?.postMessage(statuses);

/** One after the other, as fast as they are answered. */
async function sendOn(cookie: string): Promise<void> {
  while (!isOver) {
    const status = await send(cookie);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

function send(cookie: string): Promise<number | string> {
  const { path, body, method = "POST" } = hostile ?? { path: "/", body: Buffer.alloc(0) };
  return new Promise((resolve) => {
    const headers = { cookie, "content-length": body.byteLength };
    const outgoing = request(`${base}${path}`, { agent, method, headers }, (incoming) => {
      incoming.resume();
      incoming.on("end", () => resolve(incoming.statusCode ?? 0));
      incoming.on("error", () => resolve("broken off"));
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    outgoing.end(body);
  });
}
