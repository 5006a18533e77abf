import { spawn } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { readProcessEnv } from "@/lib/server/env";

/** A server that a test started; `base` has no slash at the end. */
export interface TestServer {
  base: string;
  stop: () => Promise<void>;
}

/** A real Pushgateway that keeps nothing. */
export function startPushgateway(): Promise<TestServer> {
  return startProgram(programs().pushgatewayBin, (port) => [
    `--web.listen-address=127.0.0.1:${port}`,
    "--persistence.file=",
    "--log.level=error",
  ]);
}

/** A real Prometheus with the given configuration file and data directory. */
export function startPrometheus(configFile: string, dataDir: string): Promise<TestServer> {
  return startProgram(programs().prometheusBin, (port) => [
    `--web.listen-address=127.0.0.1:${port}`,
    `--config.file=${configFile}`,
    `--storage.tsdb.path=${dataDir}`,
    "--scrape.discovery-reload-interval=500ms",
    "--log.level=error",
  ]);
}

/** A server that behaves as no real one can be made to. */
export function startFake(answer: RequestListener): Promise<TestServer> {
  const server = createServer(answer);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const stop = () =>
        new Promise<void>((stopped) => {
          server.close(() => stopped());
          server.closeAllConnections();
        });
      resolve({ base: `http://127.0.0.1:${port}`, stop });
    });
  });
}

function programs() {
  const env = readProcessEnv();
  if (!env.ok) throw new Error(env.error.join("\n"));
  return env.value.sandbox;
}

async function startProgram(binary: string, args: (port: number) => string[]): Promise<TestServer> {
  const port = await findFreePort();
  const child = spawn(binary, args(port), { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const base = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${binary} ended before it was ready`);
    const answer = await fetch(`${base}/-/ready`).catch(() => null);
    if (answer?.ok) break;
    await delay(20);
  }
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { base, stop };
}

function findFreePort(): Promise<number> {
  const server = createTcpServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
