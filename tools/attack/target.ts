import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchApp } from "@/tools/setup/launch-app.mjs";

export interface Person {
  name: string;
  cookie: string;
  team: string;
}

/** The production build with a data directory of its own, and what it wrote into its log. */
export interface Target {
  readonly url: string;
  readonly port: number;
  readonly pagesPort: number;
  readonly pid: number;
  /** Faults that it logged since the last time that this was asked. */
  takeFaults(): string[];
  /** All lines that it wrote since the last time that this, or its faults, were asked. */
  takeLines(): string[];
  join(name: string): Promise<Person>;
  /** The same, and waits until their servers answer. */
  joinWithServers(name: string): Promise<Person>;
  /** A request of a browser or of curl; `as` is who sends it. */
  ask(path: string, init?: RequestInit & { as?: Person }): Promise<Response>;
  /** Processes of its learners' servers. */
  servers(kind: "prometheus" | "pushgateway"): Promise<number[]>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Removes its data directory while it runs. */
  loseData(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Only what never comes takes so long, on a busy machine too. */
const answeredWithinMs = 200_000;

const flags = { prometheus: "--storage.tsdb.path=", pushgateway: "--persistence.file=" };

export async function openTarget(): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-attack-"));
  let lines: string[] = [];
  const start = (port: string) => launch(dataDir, port, (line) => lines.push(line));
  let app = start("0");
  let at = await app.ready;
  const ask: Target["ask"] = (path, { as, headers, ...init } = {}) =>
    fetch(`${at.url}${path}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(answeredWithinMs),
      ...init,
      headers: {
        ...(as ? { cookie: as.cookie } : {}),
        ...Object.fromEntries(new Headers(headers)),
      },
    });
  return {
    get url() {
      return at.url;
    },
    get port() {
      return Number(at.port);
    },
    get pagesPort() {
      return Number(new URL(at.pagesUrl).port);
    },
    get pid() {
      return app.process.pid ?? 0;
    },
    takeFaults() {
      const faults = lines.filter((line) => /"level":(?:50|60)|^\s+at .*:\d+|Error: /.test(line));
      lines = [];
      return faults.map((line) => line.slice(0, 300));
    },
    takeLines: () => lines.splice(0),
    join: (name) => joinClass(ask, name),
    async joinWithServers(name) {
      const person = await joinClass(ask, name);
      const endsAtMs = performance.now() + answeredWithinMs;
      while (performance.now() < endsAtMs) {
        if (await hasServers(ask, person)) return person;
      }
      throw new Error(`the servers of ${name} do not answer`);
    },
    ask,
    servers: (kind) => findProcesses(`${flags[kind]}${dataDir}`),
    kill: (signal) => app.end(signal),
    loseData: () => rm(dataDir, { recursive: true, force: true, maxRetries: 20 }),
    async startAgain() {
      app = start(at.port);
      at = await app.ready;
    },
    async stop() {
      await app.end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

async function joinClass(ask: Target["ask"], name: string): Promise<Person> {
  const body = JSON.stringify({ name });
  const answer = await ask("/api/session", { method: "POST", body });
  if (answer.status !== 201) throw new Error(`joining was answered ${answer.status}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const { learner } = await answer.json();
  return { name, cookie, team: learner.team };
}

/** The app itself waits a while for servers that start. */
async function hasServers(ask: Target["ask"], as: Person): Promise<boolean> {
  const paths = ["/sandbox/pushgateway/-/ready", "/sandbox/prometheus/api/v1/query?query=up"];
  const answers = await Promise.all(paths.map((path) => ask(path, { as })));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  return answers.every(({ status }) => status === 200);
}

function launch(dataDir: string, port: string, onLine: (line: string) => void) {
  const settings = { LOG_LEVEL: "trace", PORT: port, DATA_DIR: dataDir, SANDBOX_WARM: "0" };
  return launchApp(settings, { onLine });
}

async function findProcesses(flag: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return pids.flatMap((pid, at) => (commands[at]?.includes(flag) ? [Number(pid)] : []));
}
