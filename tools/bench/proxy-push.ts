import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/tools/setup/free-port.mjs";
import { residentMb } from "./app-memory";
import { type Figure, median } from "./figure";
import { answers, joinAs, startApp, untilReady } from "./running-app";

const run = promisify(execFile);
const rounds = 3;
const seconds = 5;

/** The same push through the app, its attempts recorded, and straight to a Pushgateway, in turns. */
export async function measureProxyPush(folder: string): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-bench-"));
  const gateway = await startGateway(dir);
  const app = await startApp(folder);
  try {
    const { cookie } = await joinAs(app.url, "bench");
    await untilReady(app.url, cookie);
    const script = await writeScript(dir, cookie);
    const direct = `${gateway.url}/metrics/job/bench`;
    const through = `${app.url.replace("localhost", "127.0.0.1")}/sandbox/pushgateway/metrics/job/bench`;
    const alone = await compare(script, 1, direct, through);
    const eight = await compare(script, 8, direct, through);
    const memory = await residentMb(app.pid);
    return [
      {
        name: "push through the app − straight, median, 1 connection",
        value: alone.through.medianMs - alone.direct.medianMs,
        unit: `ms (straight ${alone.direct.medianMs.toFixed(3)})`,
        target: { "at-most": 0.8 },
      },
      {
        name: "pushes through the app ÷ straight, 8 connections",
        value: eight.through.perSecond / eight.direct.perSecond,
        unit: `(straight ${eight.direct.perSecond.toFixed(0)}/s)`,
        target: { "at-least": 0.7 },
      },
      {
        name: "the app's memory after that",
        value: memory,
        unit: "MB",
        target: { "at-most": 220 },
      },
    ];
  } finally {
    gateway.stop();
    await app.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Load {
  medianMs: number;
  perSecond: number;
}

async function compare(script: string, connections: number, direct: string, through: string) {
  const loads: Record<"direct" | "through", Load[]> = { direct: [], through: [] };
  for (let i = 0; i < rounds; i++) {
    loads.direct.push(await wrk(script, connections, direct));
    loads.through.push(await wrk(script, connections, through));
  }
  const middle = (all: Load[]): Load => ({
    medianMs: median(all.map((each) => each.medianMs)),
    perSecond: median(all.map((each) => each.perSecond)),
  });
  return { direct: middle(loads.direct), through: middle(loads.through) };
}

async function wrk(script: string, connections: number, url: string): Promise<Load> {
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "-s", script, url];
  const { stdout } = await run("wrk", args);
  if (/Non-2xx/.test(stdout)) throw new Error(`refused under load:\n${stdout}`);
  const [, amount, unit] = /50%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const factor = { us: 0.001, ms: 1, s: 1000 }[unit ?? ""] ?? Number.NaN;
  return {
    medianMs: Number(amount) * factor,
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
  };
}

async function writeScript(dir: string, cookie: string): Promise<string> {
  const file = join(dir, "push.lua");
  await writeFile(
    file,
    `wrk.method = "POST"\nwrk.body = "# TYPE bench_total counter\\nbench_total 1\\n"\nwrk.headers["Cookie"] = "${cookie}"\n`,
  );
  return file;
}

/** A Pushgateway with the flags and the environment of a sandbox's. */
async function startGateway(dir: string): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const gateway = spawn(
    process.env.PUSHGATEWAY_BIN ?? "prometheus-pushgateway",
    [
      `--web.listen-address=127.0.0.1:${port}`,
      `--persistence.file=${join(dir, "pushgateway.db")}`,
      "--persistence.interval=0s",
      "--log.level=error",
    ],
    { stdio: "ignore", env: { ...process.env, GOMAXPROCS: "1", GOGC: "40" } },
  );
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/-/ready`, gateway);
  return {
    url,
    stop: () => {
      gateway.kill("SIGKILL");
      once(gateway, "exit").catch(() => {});
    },
  };
}
