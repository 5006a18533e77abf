import { spawn } from "node:child_process";
import { createServer, type RequestListener, type ServerOptions } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { readLocalSettings } from "@/lib/server/env";

/** A server that a test started; `base` has no slash at the end. */
export interface TestServer {
  base: string;
  stop: () => Promise<void>;
}

/** A real Pushgateway that keeps nothing; `prefix` is a path that all of it is below, such as `/teams/ada`. */
export function startPushgateway(prefix = ""): Promise<TestServer> {
  return startProgram(programs().pushgatewayBin, prefix, (port) => [
    `--web.listen-address=127.0.0.1:${port}`,
    `--web.external-url=http://127.0.0.1:${port}${prefix}`,
    "--persistence.file=",
    "--log.level=error",
  ]);
}

/** A real Prometheus with the given configuration file and data directory. */
export function startPrometheus(
  configFile: string,
  dataDir: string,
  prefix = "",
): Promise<TestServer> {
  return startProgram(programs().prometheusBin, prefix, (port) => [
    `--web.listen-address=127.0.0.1:${port}`,
    `--web.external-url=http://127.0.0.1:${port}${prefix}`,
    `--config.file=${configFile}`,
    `--storage.tsdb.path=${dataDir}`,
    "--scrape.discovery-reload-interval=500ms",
    "--web.enable-lifecycle",
    "--log.level=error",
  ]);
}

/** A server that behaves as no real one can be made to. */
export function startFake(
  answer: RequestListener,
  options: ServerOptions = {},
): Promise<TestServer> {
  const server = createServer(options, answer);
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
  const local = readLocalSettings();
  if (!local.ok) throw new Error(local.error.join("\n"));
  return local.value;
}

async function startProgram(
  binary: string,
  prefix: string,
  args: (port: number) => string[],
): Promise<TestServer> {
  const port = await findFreePort();
  const child = spawn(binary, args(port), { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const base = `http://127.0.0.1:${port}${prefix}`;
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
