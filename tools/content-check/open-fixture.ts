import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Lab } from "@/lib/domain/lab/lab";
import { ok, type Result } from "@/lib/domain/result";
import { composeTeams } from "@/lib/server/compose-teams";
import type { Log } from "@/lib/server/log";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";
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
  // Only what a case asks for is judged.
  const { teams, proxy, observer } = composeTeams({
    ...{ labs, store, sandboxes, scrapeIntervalMs, log, ca: null, presentMs: 0 },
  });
  const learner = await store.learners.add(`Replay ${randomUUID()}`);
  return ok({
    learner,
    sandboxes,
    observer,
    verdicts: teams.verdicts,
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
