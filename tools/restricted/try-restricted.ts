import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "@/tools/setup/free-port.mjs";
import { createOutside, type Outside } from "./browser-like";
import { doLab, loadLesson, passedSteps } from "./do-lab";
import { programsOf, tellRights, tellWritable } from "./process-rights";
import { type RestrictedApp, startRestrictedApp } from "./restricted-app";
import { hosts, startRouter } from "./router";
import { startSilentServer } from "./silent-server";
import { trySixTabs } from "./six-tabs";
import { hold, type Tally } from "./tally";
import { tryDrain } from "./try-drain";
import { tryStreams } from "./try-streams";
import { until } from "./until";

interface Trial {
  /** For all files of the trial. */
  folder: string;
  uid: number;
  tally: Tally;
  say: (line: string) => void;
}

/** The app with a restricted pod's rights behind a real HAProxy, from its start to its second start. */
export async function tryRestricted({ folder, uid, tally, say }: Trial): Promise<void> {
  const { HAPROXY_BIN } = process.env;
  const hasRouter = await tally.check("a real HAProxy", async () => {
    hold(
      HAPROXY_BIN !== undefined,
      "there is none; Debian: apt-get install haproxy. Nothing else was tried.",
    );
    return `${HAPROXY_BIN}`;
  });
  if (!(hasRouter && HAPROXY_BIN)) return;
  const volume = join(folder, "volume");
  await mkdir(volume);
  await chmod(volume, 0o777);
  const port = await freePort();
  const ports = { app: await freePort(), pages: await freePort(), ops: await freePort() };
  const silent = await startSilentServer();
  const behind = { port, appPort: ports.app, pagesPort: ports.pages, silentPort: silent.port };
  const stopRouter = await startRouter(HAPROXY_BIN, folder, behind);
  const start = () => startRestrictedApp({ uid, volume, settings: settingsOf(port, ports) });
  const parts = { port, opsPort: ports.ops, uid, tally };
  const running: RestrictedApp[] = [];
  try {
    say("\n# A restricted pod: read-only root, a uid that no file knows, no capabilities");
    const learner = await tryLab({ ...parts, start, running });
    if (learner) {
      say("\n# Behind the router");
      await tryStreams(learner, tally, () => sixTabs(parts));
      say("\n# Its end, and the next start");
      await tryEnd({ ...parts, start, running, learner });
    }
  } finally {
    for (const app of running) app.terminate();
    await Promise.all(running.map(({ ended }) => ended));
    await stopRouter();
    silent.stop();
  }
}

interface Parts {
  /** The router's. */
  port: number;
  opsPort: number;
  uid: number;
  tally: Tally;
}

interface Starting extends Parts {
  start: () => Promise<RestrictedApp>;
  /** Each that was started. */
  running: RestrictedApp[];
}

/** The learner who did the lab; null where the app did not start. */
async function tryLab({ start, running, uid, tally, port, opsPort }: Starting) {
  await tally.check("the production build starts", async () => {
    running.push(await start());
    hold((await readyz(opsPort)) === 200, "it is not ready");
    return "ready";
  });
  const [app] = running;
  if (!app) return null;
  await tally.check("its rights", async () => tellRights(app.pid, uid));
  await tally.check("what can be written", async () => tellWritable(app.pid));
  const learner = createOutside(port);
  let team = "";
  await tally.check("a learner joins", async () => {
    const json = { name: "Ada of the router" };
    const { status, text } = await learner.ask("/api/session", { method: "POST", json });
    hold(status === 201, `joining was answered ${status}: ${text}`);
    team = JSON.parse(text).learner.team;
    await until("a sandbox", async () =>
      (await learner.ask("/api/sandbox")).text.includes('"state":"ready"'),
    );
    return `team ${team} has a Pushgateway and a Prometheus`;
  });
  await doLab(learner, team, await loadLesson(), tally);
  await tally.check("the learners' servers", async () => {
    const programs = programsOf(uid);
    // A name is cut after 15 letters: Debian's prometheus-pushgateway too.
    for (const name of [/^prometheus$/, /^(pushgateway|prometheus-push)$/]) {
      const isThere = programs.some((program) => name.test(program));
      hold(isThere, `no ${name} among ${programs.join(", ")}`);
    }
    return "run with the same uid";
  });
  await tally.check("their own pages, on the other host", async () => tellPages(learner));
  return learner;
}

function settingsOf(port: number, ports: { app: number; pages: number; ops: number }) {
  return {
    HOST: "127.0.0.1",
    PORT: String(ports.app),
    PAGES_PORT: String(ports.pages),
    OPS_PORT: String(ports.ops),
    OPS_HOST: "127.0.0.1",
    PUBLIC_URL: `https://${hosts.app}:${port}`,
    PAGES_URL: `https://${hosts.pages}:${port}`,
    TRUST_PROXY: "1",
    LOG_LEVEL: "warn",
    SANDBOX_SCRAPE_INTERVAL: "1s",
  };
}

async function tellPages(learner: Outside): Promise<string> {
  const { text } = await learner.ask("/api/sandbox/pages");
  const address = new URL(JSON.parse(text).pushgateway);
  hold(address.hostname === hosts.pages, `they are said to be at ${address.host}`);
  const path = `${address.pathname}${address.search}`;
  const { status } = await learner.ask(path, { host: hosts.pages });
  hold(status < 400, `the Pushgateway's page was answered ${status}`);
  const elsewhere = await learner.ask(path);
  hold(elsewhere.status !== 200, "the app's host serves them too");
  return "answered, and on the app's host they are not there";
}

async function sixTabs({ port, opsPort, tally }: Parts): Promise<void> {
  const openStreams = async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${opsPort}/metrics`)).text();
    return Number(/^scrapelab_live_listeners\{of="learners"\} (\d+)$/m.exec(metrics)?.[1]);
  };
  const hasBrowser = process.env.CHROMIUM_BIN !== undefined;
  if (hasBrowser) return await trySixTabs({ port, openStreams, tally });
  await tally.check("six tabs", () => Promise.reject(new Error("there is no Chromium")));
}

async function tryEnd({
  start,
  running,
  uid,
  tally,
  opsPort,
  learner,
}: Starting & { learner: Outside }) {
  const before = await passedSteps(learner);
  await tally.check("SIGTERM", async () => {
    const app = running.pop();
    hold(app !== undefined, "it does not run");
    return await tryDrain({ app, uid, learner, readyz: () => readyz(opsPort) });
  });
  await tally.check("the next pod, with the same volume", async () => {
    running.push(await start());
    const after = await passedSteps(learner);
    hold(after === before, `${after} steps have passed, and ${before} had before`);
    return `the session goes on, and ${after} steps have passed as before`;
  });
}

async function readyz(opsPort: number): Promise<number> {
  return await fetch(`http://127.0.0.1:${opsPort}/readyz`).then(
    ({ status }) => status,
    () => 0,
  );
}
