import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { newAttempt } from "./testing/new-attempt";
import { newDataDir, openStore } from "./testing/open-store";

it("gives the attempts of before there were labs in them the only lab there was", async () => {
  const dataDir = newDataDir();
  const before = await openStore(dataDir);
  const ada = await before.learners.add("Ada");
  await before.attempts.record(newAttempt(ada));
  await before.attempts.record(newAttempt(ada, { step: null, lab: null }));
  await before.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  database.exec("alter table attempts drop column lab; alter table attempts drop column metrics;");
  for (const index of ["sessions_by_ends_at_ms", "attempts_by_learner_id", "learners_by_team"])
    database.exec(`drop index ${index}`);
  database.exec("delete from kysely_migration where name >= '0005-attempt-lab'");
  database.close();
  const after = await openStore(dataDir);
  const attempts = await after.attempts.newestOfTeam(ada.team, 10);
  expect(attempts.map(({ lab, step, metrics }) => [lab, step, metrics])).toEqual([
    ["pushgateway", "first-push", []],
    [null, null, []],
  ]);
  await after.close();
});
