import { join } from "node:path";
import { createAppMetrics } from "@/lib/server/api/app-metrics";
import { loadLabs } from "@/lib/server/content/load-labs";
import { readProcessEnv, withoutSecrets } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createPages } from "@/lib/server/pages/pages";
import { createTickets, type Tickets } from "@/lib/server/pages/tickets";
import { createProxy } from "@/lib/server/proxy/create-proxy";
import { createLargeBodies } from "@/lib/server/requests/large-bodies";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import { provideServices, type Services } from "@/lib/server/service-table";
import { createSessions } from "@/lib/server/session/create-sessions";
import { createJoinLimits } from "@/lib/server/session/join-limits";
import { createPrometheusClient } from "@/lib/server/stack/prometheus/create-prometheus-client";
import { createPushgatewayClient } from "@/lib/server/stack/pushgateway/create-pushgateway-client";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";
import { createObserver } from "@/lib/server/team/looks";
import { createTeams } from "@/lib/server/team/teams";

/** The services, and what the pages of the learners' servers look tickets up in. */
export type TestServices = Services & { tickets: Tickets };

/** The app's own services over real servers, in a folder of their own, provided to the route handlers. */
export async function openServices(): Promise<TestServices> {
  const read = readProcessEnv();
  if (!read.ok) throw new Error(read.error.join("\n"));
  const dataDir = newDataDir();
  const env = {
    ...withoutSecrets(read.value),
    dataDir,
    sandbox: { ...read.value.sandbox, warm: 0 },
  };
  const loaded = await loadLabs(join(process.cwd(), "content"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const labs = loaded.value;
  const log = createLog("silent");
  const store = await openStore(dataDir);
  const sessions = createSessions({ store, secret: "s".repeat(32), isSecure: false });
  const joinLimits = createJoinLimits(env.joins);
  const sandboxes = await createLocalSandboxes(env.sandbox, { dataDir, log });
  const observer = createObserver({
    pushgateway: createPushgatewayClient(),
    prometheus: createPrometheusClient(),
  });
  const { scrapeIntervalMs } = env.sandbox;
  const teams = createTeams({ labs, store, sandboxes, observer, scrapeIntervalMs, log });
  const { verdicts, live } = teams;
  const { exchangeEnded } = verdicts;
  const largeBodies = createLargeBodies();
  const proxy = createProxy({ sandboxes, store, largeBodies, exchangeEnded });
  const close = async () => {
    teams.close();
    await sandboxes.close();
    await store.close();
  };
  const tickets = createTickets(sessions);
  const pages = createPages({ pagesUrl: null, publicUrl: null, port: 3001 }, tickets);
  const services = {
    ...{
      env,
      log,
      store,
      sessions,
      joinLimits,
      labs,
      sandboxes,
      proxy,
      largeBodies,
      pages,
      verdicts,
      live,
      metrics: createAppMetrics({ sandboxes, live }),
      close,
    },
  };
  provideServices(services);
  return { ...services, tickets };
}
