import { mkdtemp, rm } from "node:fs/promises";
import { type Server, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Learner } from "@/lib/contract/session";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { composeTeams, type TeamGrounds } from "@/lib/server/compose-teams";
import { readLocalSettings } from "@/lib/server/env";
import { createFront, type FrontParts } from "@/lib/server/front/create-front";
import { listen } from "@/lib/server/front/listen";
import { openServer } from "@/lib/server/front/open-server";
import { createLog } from "@/lib/server/log";
import { createPagesFront } from "@/lib/server/pages/create-pages-front";
import { createPages } from "@/lib/server/pages/pages";
import { createTickets } from "@/lib/server/pages/tickets";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import { createUnreadAnswers, type UnreadLimits } from "@/lib/server/requests/unread-answers";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { createSessions } from "@/lib/server/session/create-sessions";
import type { Sessions } from "@/lib/server/session/sessions";
import { openStore } from "@/lib/server/store/testing/open-store";
import { nobodyWatches } from "@/lib/server/team/teams";

export interface RawRequest {
  method?: string;
  /** Goes into the request line as it is. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Sends a request to the byte and follows nothing. */
export function sendRaw(base: string, { method = "GET", path, headers, body }: RawRequest) {
  const { hostname, port } = new URL(base);
  return new Promise<RawAnswer>((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const options = {
      hostname,
      port,
      method,
      path,
      headers: { ...length, ...headers },
      agent: false as const,
    };
    const outgoing = send(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** As without any proxy in front. */
const direct: Pick<FrontParts, "signIn" | "trustedProxies"> = {
  signIn: async () => null,
  trustedProxies: null,
};

/** The front with real sandboxes, or with given ones, on a port of its own; Next is a text. */
export async function openTestFront(
  given: {
    sandboxes?: Sandboxes;
    labs?: ReadonlyMap<string, Lab>;
    timeoutMs?: number;
    largeBodies?: LargeBodies;
    /** How the servers of an operator are reached, where they are one's. */
    access?: Pick<TeamGrounds, "ca" | "credentials">;
    unread?: UnreadLimits;
    upgrade?: FrontParts["upgrade"];
    next?: FrontParts["next"];
    through?: Partial<typeof direct>;
  } = {},
) {
  const dataDir = await mkdtemp(join(tmpdir(), "front-"));
  const local = readLocalSettings();
  if (!local.ok) throw new Error(local.error.join("\n"));
  const store = await openStore(dataDir);
  const log = createLog("silent");
  const sandboxes =
    given.sandboxes ?? (await createLocalSandboxes({ ...local.value, warm: 0 }, { dataDir, log }));
  const sessions = createSessions({ store, secret: "s".repeat(32), isSecure: false });
  const ended: { learner: Learner; attempt: Attempt }[] = [];
  const { teams, proxy, largeBodies } = composeTeams({
    ...{ labs: given.labs ?? new Map(), store, sandboxes, log, ca: null, presentMs: 0 },
    scrapeIntervalMs: local.value.scrapeIntervalMs,
    classWatch: {
      ...nobodyWatches,
      attempted: (learner, attempt) => ended.push({ learner, attempt }),
    },
    ...{ largeBodies: given.largeBodies, timeoutMs: given.timeoutMs, ...given.access },
  });
  const unread = createUnreadAnswers(given.unread);
  const front = createFront({
    own: { host: "127.0.0.1", publicUrl: null },
    isDev: false,
    proxy,
    sessions,
    largeBodies,
    unread,
    log,
    next: given.next ?? (async (_request, response) => void response.end("next")),
    upgrade: given.upgrade ?? null,
    ...{ ...direct, ...given.through },
  });
  const server = openServer(front.onRequest);
  server.on("upgrade", front.onUpgrade);
  const base = `http://127.0.0.1:${await portOf(server)}`;
  const tickets = createTickets(sessions);
  const own = { host: "127.0.0.1", publicUrl: null, pagesUrl: null };
  const pagesServer = openServer(
    createPagesFront({ ...{ own, proxy, tickets, largeBodies, unread, log }, app: () => base }),
  );
  const pagesPort = await portOf(pagesServer);
  const servers = [server, pagesServer];
  return {
    base,
    pagesBase: `http://127.0.0.1:${pagesPort}`,
    pages: createPages({ ...own, port: pagesPort }, tickets),
    sessions,
    sandboxes,
    store,
    proxy,
    live: teams.live,
    unread,
    /** Every attempt that was told of, oldest first. */
    ended,
    join: (name: string) => joinAs(sessions, name),
    /** How many connections are open, to the app and to the servers' pages. */
    connections: () => countConnections(servers),
    async close() {
      for (const each of servers) each.close().closeAllConnections();
      teams.close();
      await sandboxes.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

async function countConnections(servers: Server[]): Promise<number> {
  const counts = servers.map(
    (server) =>
      new Promise<number>((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function portOf(server: Server): Promise<number> {
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  return port.value;
}

async function joinAs(sessions: Sessions, name: string) {
  const { learner, setCookie } = await sessions.join(name);
  const cookie = setCookie.split(";", 1).join("");
  const session = await sessions.sessionOf(cookie);
  if (!session) throw new Error("who has just joined has no session");
  return { learner, cookie, session };
}

export type TestFront = Awaited<ReturnType<typeof openTestFront>>;
