import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Lab } from "@/lib/domain/lab/lab";
import { ok, type Result } from "@/lib/domain/result";
import type { Log } from "@/lib/server/log";
import { createProxy } from "@/lib/server/proxy/create-proxy";
import { createLargeBodies } from "@/lib/server/requests/large-bodies";
import { createStackClients } from "@/lib/server/stack/stack-clients";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";
import { createObserver } from "@/lib/server/team/looks/looks";
import { createTeams } from "@/lib/server/team/teams";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import type { Fixture } from "./fixture";
import type { ReplayCase } from "./replay-case";
import { scrapeIntervalMsFor } from "./scrape-interval";
import type { SharedSandboxes } from "./shared-sandboxes";

export interface FixtureParts {
  labs: ReadonlyMap<string, Lab>;
  sandboxes: SharedSandboxes;
  /** Each fixture makes a folder of its own in here and removes it in the end. */
  dir: string;
  log: Log;
}

/** Builds the app's own parts in a folder of their own, with one learner, who gets servers on first need. */
export async function openFixture(
  parts: FixtureParts,
  { expected }: Pick<ReplayCase, "expected">,
): Promise<Result<Fixture, string>> {
  const { labs, log } = parts;
  const scrapeIntervalMs = scrapeIntervalMsFor(expected);
  const dataDir = await mkdtemp(join(parts.dir, "fixture-"));
  const opened = await openSqliteStore(dataDir);
  if (!opened.ok) return { ok: false, error: opened.error.message };
  const store = opened.value;
  const sandboxes = await parts.sandboxes.at(scrapeIntervalMs);
  const ask = createAskUpstream({ ca: null });
  const observer = createObserver(createStackClients(ask));
  const shared = { labs, store, sandboxes, observer, scrapeIntervalMs, log };
  // Only what a case asks for is judged.
  const teams = createTeams({ ...shared, presentMs: 0 });
  const { verdicts } = teams;
  const { exchangeEnded } = verdicts;
  const largeBodies = createLargeBodies();
  const proxy = createProxy({ ask, sandboxes, store, largeBodies, exchangeEnded });
  const learner = await store.learners.add(`Replay ${randomUUID()}`);
  return ok({
    learner,
    sandboxes,
    observer,
    verdicts,
    proxy,
    scrapeIntervalMs,
    async close() {
      teams.close();
      await sandboxes.remove(learner.team);
      await store.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  });
}
