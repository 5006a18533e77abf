import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
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
  // In no folder that there is: by this it is told from others.
  const file = `/nowhere/${randomUUID()}`;
  return startProgram(programs().pushgatewayBin, { prefix, path: "/api/v1/status", own: file }, [
    `--persistence.file=${file}`,
    "--log.level=error",
  ]);
}

/** A real Prometheus with the given configuration file and data directory. */
export function startPrometheus(
  configFile: string,
  dataDir: string,
  prefix = "",
): Promise<TestServer> {
  const identity = { prefix, path: "/api/v1/status/flags", own: dataDir };
  return startProgram(programs().prometheusBin, identity, [
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

/** What a program tells of itself below `path` has `own` in it, and what no other's has. */
interface Identity {
  prefix: string;
  path: string;
  own: string;
}

/** On a port that was free a moment ago; where somebody else took it meanwhile, on another. */
async function startProgram(
  binary: string,
  identity: Identity,
  args: readonly string[],
): Promise<TestServer> {
  for (let tries = 0; tries < 20; tries += 1) {
    const started = await startOn(await findFreePort(), binary, identity, args);
    if (started) return started;
  }
  throw new Error(`${binary} ended before it was ready`);
}

async function startOn(
  port: number,
  binary: string,
  { prefix, path, own }: Identity,
  args: readonly string[],
): Promise<TestServer | null> {
  const base = `http://127.0.0.1:${port}${prefix}`;
  const listen = [`--web.listen-address=127.0.0.1:${port}`, `--web.external-url=${base}`];
  const child = spawn(binary, [...listen, ...args], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const read = async (from: string) => {
    const answer = await fetch(base + from).catch(() => null);
    return answer?.ok ? answer.text().catch(() => null) : null;
  };
  while ((await read("/-/ready")) === null || !(await read(path))?.includes(own)) {
    if (child.exitCode !== null) return null;
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
