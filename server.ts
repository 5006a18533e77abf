import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import type { Lab } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import { ensurePassword } from "@/lib/server/classroom/instructors/first-password";
import { tellLostPasses } from "@/lib/server/classroom/tell-lost-passes";
import { keepWorkshops } from "@/lib/server/classroom/workshops/keep-days";
import { type Composed, compose, type Grounds } from "@/lib/server/compose";
import { formatContentError } from "@/lib/server/content/content-error";
import { followContent } from "@/lib/server/content/follow-content";
import { loadLabs } from "@/lib/server/content/load-labs";
import { type Env, readProcessEnv, settleNextEnvironment, withoutSecrets } from "@/lib/server/env";
import { watchAnswers } from "@/lib/server/front/answers-under-way";
import { appAddressFrom } from "@/lib/server/front/app-address";
import { createFront } from "@/lib/server/front/create-front";
import { keepAwake } from "@/lib/server/front/keep-awake";
import { listen } from "@/lib/server/front/listen";
import { openServer } from "@/lib/server/front/open-server";
import { openPackedFiles } from "@/lib/server/front/packed-files";
import { sayReady } from "@/lib/server/front/say-ready";
import { createSignIn } from "@/lib/server/front/sign-in";
import { exitOnSignal, stopOnSignal } from "@/lib/server/front/stop-on-signal";
import { type WhenStarted, whileStarting } from "@/lib/server/front/while-starting";
import { createLog } from "@/lib/server/log";
import { sandboxBytes } from "@/lib/server/most-sandboxes";
import { createOps } from "@/lib/server/ops/create-ops";
import { createRouteNames, readRoutes } from "@/lib/server/ops/route-names";
import { createRequestWatch, type RequestWatch } from "@/lib/server/ops/watch-requests";
import { createPagesFront } from "@/lib/server/pages/create-pages-front";
import { pageRouteOf } from "@/lib/server/pages/pages-target";
import { createMachineNames } from "@/lib/server/requests/machine-addresses";
import { createUnreadAnswers } from "@/lib/server/requests/unread-answers";
import { provideServices } from "@/lib/server/service-table";
import { keepLearnersClean } from "@/lib/server/session/clean-up";
import { loadSessionSecret } from "@/lib/server/session/session-secret";
import { startSandboxes } from "@/lib/server/start-sandboxes";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";

interface Started extends WhenStarted {
  onPageRequest: RequestListener;
  onBroken: RequestWatch["broken"];
}

const pagesVariables = { port: "PAGES_PORT", host: "PAGES_HOST" };
const opsVariables = { port: "OPS_PORT", host: "OPS_HOST" };
/** For as long a router may still send requests to an app that has said that it is not ready. */
const stopNoticeMs = 3000;

const stopExiting = exitOnSignal();
const root = process.cwd();
const contentDir = join(root, "content");
const isDev = process.argv.includes("--dev");
/** For a class over the room's network: on every address, told with a code, awake. */
const isClass = process.argv.includes("--class");

const started = Promise.withResolvers<Started>();
const waiting = whileStarting(started.promise);
const onBroken: Started["onBroken"] = (answer) => {
  void started.promise.then((app) => app.onBroken(answer));
};
const server = openServer(waiting.onRequest, { onBroken });
server.on("upgrade", waiting.onUpgrade);

/** The servers' own pages, on an origin of their own. */
const pagesServer = openServer(
  (request, response) => {
    void started.promise.then(({ onPageRequest }) => onPageRequest(request, response));
  },
  { onBroken },
);

/** Aborted as soon as the app is told to stop. */
const stopping = new AbortController();
const underWay = watchAnswers([server, pagesServer]);

start().then(started.resolve, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

async function start(): Promise<Started> {
  settleNextEnvironment({ isDev });
  const env = orExit(readProcessEnv(isClass ? { HOST: "::" } : {}));
  const labs = orExit(await loadContent());
  // The ports are taken first: whoever starts the app twice is told so before anything else happens.
  const port = orExit(await listen(server, env.port, env.host));
  const pagesPort = orExit(await listen(pagesServer, env.pagesPort, env.pagesHost, pagesVariables));
  const ops = createOps();
  const opsServer = env.ops && openServer(ops.onRequest);
  if (env.ops && opsServer) {
    const opsPort = orExit(await listen(opsServer, env.ops.port, env.ops.host, opsVariables));
    process.stdout.write(`Probes and metrics are on port ${opsPort} of ${env.ops.host}\n`);
  }
  const log = createLog(env.logLevel);
  const { services, tickets, said } = orExit(await openServices(env, { log, labs, pagesPort }));
  const servers = [server, pagesServer];
  const noticeMs = opsServer ? stopNoticeMs : 0;
  stopExiting();
  stopOnSignal({ servers, underWay, opsServer, stopping, noticeMs, close: services.close });
  const watching = createRequestWatch({ registry: services.metrics, log });
  provideServices(services);
  const next = await startNext(port);
  process.on("unhandledRejection", (error) =>
    log.error({ err: error }, "a promise was not caught"),
  );
  const own = { ...env, machineNames: createMachineNames() };
  const isTerminal = process.stdout.isTTY;
  process.stdout.write(`${said}\n`);
  const bytes = env.sandbox.provider === "local" ? sandboxBytes : null;
  const ready = { own, port, pagesPort, sandboxBytes: bytes, isClass, isTerminal };
  process.stdout.write(sayReady(ready));
  if (isClass) void stayAwake();
  const unread = createUnreadAnswers();
  const signIn = createSignIn({
    ...services.classroom,
    settings: env.headerSignIn,
    secret: env.authProxySecret,
    sessions: services.sessions,
  });
  const { trustedProxies } = env;
  const { onRequest, onUpgrade } = createFront({
    ...{ ...services, ...next, own, isDev, unread, signIn, trustedProxies },
  });
  const app = (host: string | undefined) => appAddressFrom(own, port, host);
  const servePages = createPagesFront({
    ...{ ...services, tickets, app, unread },
    own: { ...own, host: env.pagesHost },
  });
  const watchPages = watching.requests(pageRouteOf);
  const onPageRequest: RequestListener = (request, response) => {
    watchPages(request, response);
    servePages(request, response);
  };
  ops.serve(services);
  const watch = watching.requests(createRouteNames(readRoutes(root)));
  return { watch, onRequest, onUpgrade, onPageRequest, onBroken: watching.broken };
}

/** What keeps the machine awake ends by itself with this process. */
async function stayAwake(): Promise<void> {
  if (await keepAwake()) {
    process.stdout.write("This machine stays awake for as long as Scrapelab runs.\n");
  }
}

async function loadContent(): Promise<Result<Map<string, Lab>, string>> {
  const labs = await loadLabs(contentDir);
  return labs.ok ? ok(new Map(labs.value)) : err(labs.error.map(formatContentError).join("\n"));
}

/** All that outlives a request, and what cleans up after those who never came back. */
async function openServices(
  env: Env,
  parts: Pick<Grounds, "log" | "pagesPort"> & { labs: Map<string, Lab> },
): Promise<Result<Pick<Composed, "services" | "tickets"> & { said: string }, string>> {
  const opened = await openSqliteStore(env.dataDir);
  if (!opened.ok) return err(opened.error.message);
  const secret = loadSessionSecret(env.dataDir, env.sessionSecret);
  if (!secret.ok) return err(secret.error.message);
  if (env.classroom.joinCode !== null) {
    await opened.value.workshops.setFirstJoinCode(env.classroom.joinCode);
  }
  await opened.value.joining.list(env.classroom.teams);
  const password = await ensurePassword(opened.value, env.instructorPassword);
  if (password !== null) process.stdout.write(sayPassword(password));
  const started = await startSandboxes(env, parts.log);
  if (!started.ok) return started;
  const { services, tickets, removeTeam } = compose({
    ...parts,
    stopping: stopping.signal,
    env: withoutSecrets(env),
    webhookSecret: env.webhookSecret,
    store: opened.value,
    sandboxes: started.value.sandboxes,
    secret: secret.value,
  });
  await tellLostPasses(services.store, services.classroom.events).catch((error: unknown) =>
    parts.log.warn(
      { err: error },
      "the class was not told of passes that were lost at the last end",
    ),
  );
  const stopCleaning = keepLearnersClean({
    ...services,
    remove: removeTeam,
    tell: (gone) =>
      services.classroom.events.append([{ kind: "removed", atMs: Date.now(), ...gone, data: {} }]),
  });
  const { keepDays } = env.classroom;
  const stopKeeping = keepWorkshops({
    ...{ ...services, removeTeam, keepDays },
    onRemoved: () => services.classroom.board.readAnew(),
  });
  const stopFollowing = await followContent({
    ...{ dir: contentDir, labs: parts.labs, log: parts.log },
    onChange: () => services.classroom.board.readAnew(true),
  });
  const close = (withinMs?: number) => {
    stopCleaning();
    stopKeeping();
    stopFollowing();
    return services.close(withinMs);
  };
  return ok({ services: { ...services, close }, tickets, said: started.value.said });
}

function sayPassword(password: string): string {
  return `The instructors' password is ${password}. It is shown this once; "npm run instructor-password" sets a new one.\n`;
}

/**
 * Next waits for upgrades on a server of its own that never listens, so that the front decides which ones
 * get there.
 */
async function startNext(port: number) {
  const { default: createNext } = await import("next");
  const httpServer = createServer();
  const app = createNext({ dev: isDev, dir: root, hostname: "localhost", port, httpServer });
  await app.prepare();
  const upgrade: Parameters<typeof createFront>[0]["upgrade"] = (request, socket, head) => {
    httpServer.emit("upgrade", request, socket, head);
  };
  const handle = app.getRequestHandler();
  if (isDev) return { next: handle, upgrade };
  const sendPacked = await openPackedFiles(join(root, ".next", "static"), "/_next/static/");
  const next: typeof handle = async (request, response) => {
    if (!(await sendPacked(request, response))) await handle(request, response);
  };
  return { next, upgrade: null };
}

/** What stops the start is told in plain lines. */
function orExit<T>(result: Result<T, string | string[]>): T {
  if (result.ok) return result.value;
  process.stderr.write(`${[result.error].flat().join("\n")}\n`);
  process.exit(1);
}
