import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { directorySize } from "@/lib/server/sandbox/local/folder/directory-size";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import type { Figure } from "./figure";
import { joinAs, startApp, untilReady } from "./running-app";

/** Each learner pushes this often, more than anybody types. */
const pushEveryMs = 10_000;
const settleMs = 15_000;
const measuredMs = 40_000;
const mib = 1024 ** 2;

/**
 * What a class of that size takes while everybody has the lab open and pushes: memory and processor time of
 * the app and of all sandboxes, and disk (Linux). Processor time does not depend on how busy the machine is.
 */
export async function measureClassSize(folder: string, learners: number): Promise<Figure[]> {
  const app = await startApp(folder, {
    JOIN_BURST: "1000",
    SANDBOX_MAX: String(learners + 10),
    LOG_LEVEL: "error",
  });
  const gone = new AbortController();
  try {
    const cookies: string[] = [];
    for (let i = 0; i < learners; i += 1) {
      const { cookie } = await joinAs(app.url, `Learner ${i}`);
      await untilReady(app.url, cookie, 50);
      cookies.push(cookie);
    }
    for (const [i, cookie] of cookies.entries()) void attend(app.url, cookie, i, gone.signal);
    await sleep(settleMs);
    const { before, after } = await measureUse(app);
    const share = (from: number, to: number) => (to - from) / (measuredMs / 1000);
    const bytes = await directorySize(app.dataDir);
    return [
      told("processors of the app", share(before.appS, after.appS), "cores"),
      told("processors of the sandboxes", share(before.serversS, after.serversS), "cores"),
      told("memory of the app", after.appMib, "MiB"),
      told("memory of the sandboxes", after.serversMib, "MiB"),
      told("disk", bytes / mib, "MiB"),
    ].map((figure) => ({ ...figure, name: `${learners} learners, ${figure.name}` }));
  } finally {
    gone.abort();
    await app.stop();
  }
}

/** Sizes in the table of the cost a learner, which must not rise with their number. */
const sizes = (process.env.CLASS_SIZES ?? "50,100,200,400").split(",").map(Number);
/** At the default of 2 s the larger ones would end what two processors give. */
const scrapeInterval = process.env.SANDBOX_SCRAPE_INTERVAL ?? "5s";

/** What each learner costs in a class that grows, in one table, while everybody has the lab open and pushes. */
export async function measureClassGrowth(folder: string): Promise<Figure[]> {
  const app = await startApp(folder, {
    ...{ JOIN_BURST: "1000", SANDBOX_MAX: String(Math.max(...sizes) + 20), LOG_LEVEL: "error" },
    SANDBOX_SCRAPE_INTERVAL: scrapeInterval,
  });
  const gone = new AbortController();
  const rows: string[] = [];
  let first: number | null = null;
  let last = 0;
  try {
    let there = 0;
    for (const size of sizes) {
      for (; there < size; there += 1) {
        const { cookie } = await joinAs(app.url, `Learner ${there + 1}`);
        await untilReady(app.url, cookie, 50);
        void attend(app.url, cookie, there, gone.signal);
      }
      await sleep(settleMs);
      const { before, after } = await measureUse(app);
      const msOf = (from: number, to: number) => ((to - from) / (measuredMs / 1000) / size) * 1000;
      const [own, servers] = [msOf(before.appS, after.appS), msOf(before.serversS, after.serversS)];
      first ??= own + servers;
      last = own + servers;
      const memory = [after.appMib / size, after.serversMib / after.sandboxes, after.appMib];
      rows.push(
        `| ${[size, own, servers, ...memory].map((each) => each.toFixed(1)).join(" | ")} |`,
      );
    }
  } finally {
    gone.abort();
    console.log(`${tableHead}\n${rows.join("\n")}`);
    await app.stop();
  }
  const name = `processor time a learner, ${sizes.at(-1)} beside ${sizes[0]}`;
  // A tenth is what runs differ by.
  return [{ name, value: last / (first ?? 1), unit: "times", target: { "at-most": 1.1 } }];
}

const tableHead = [
  `| learners, scraped every ${scrapeInterval} | app, ms/s a learner | servers, ms/s a learner | app, MiB a learner | sandbox, MiB | app, MiB |`,
  "| --- | --- | --- | --- | --- | --- |",
].join("\n");

async function measureUse(app: { pid: number; dataDir: string }) {
  const before = await usage(app);
  await sleep(measuredMs);
  return { before, after: await usage(app) };
}

/** A figure to know, with no goal of its own. */
function told(name: string, value: number, unit: string): Figure {
  return { name, value, unit, target: { "at-least": 0 } };
}

/** Holds the event stream open and pushes, until the signal. */
async function attend(url: string, cookie: string, i: number, signal: AbortSignal): Promise<void> {
  const headers = { cookie };
  const events = fetch(`${url}/api/events`, { headers, signal }).then((answer) => answer.text());
  events.catch(() => undefined);
  await sleep((i * 997) % pushEveryMs);
  for (let n = 0; !signal.aborted; n += 1) {
    const body = `# TYPE some_metric_total counter\nsome_metric_total ${n}\n`;
    const path = "/sandbox/pushgateway/metrics/job/prometheus_training/instance/mine";
    await fetch(`${url}${path}`, { method: "POST", headers, body, signal }).catch(() => undefined);
    await sleep(pushEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Processor time so far and memory of an app and of its sandboxes. */
export async function usage({ pid, dataDir }: { pid: number; dataDir: string }) {
  const servers = await serversOn(dataDir);
  const app = await read(pid);
  const seen = await Promise.all(servers.map((each) => read(each.pid).catch(() => null)));
  // One that has ended since it was listed is left out.
  const others = seen.filter((each) => each !== null);
  const sum = (pick: (each: Used) => number) =>
    others.reduce((total, each) => total + pick(each), 0);
  return {
    appS: app.processorS,
    appMib: app.memoryMib,
    serversS: sum(({ processorS }) => processorS),
    serversMib: sum(({ memoryMib }) => memoryMib),
    /** Those that stand ready for the next learners too; each has two servers. */
    sandboxes: others.length / 2,
  };
}

/** Processor time of a process so far. */
export const processorSeconds = async (pid: number) => (await read(pid)).processorS;

/** Proportional set size of a process. */
export const memoryMib = async (pid: number) => (await read(pid)).memoryMib;

interface Used {
  processorS: number;
  memoryMib: number;
}

/** Processor time so far and proportional set size, from `/proc` (proc(5)). */
async function read(pid: number): Promise<Used> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticksPerSecond = 100;
  const sizes = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
  return {
    processorS: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    memoryMib: Number(/^Pss:\s+(\d+) kB$/m.exec(sizes)?.[1]) / 1024,
  };
}
