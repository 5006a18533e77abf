import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { newAttempt } from "./testing/new-attempt";
import { newDataDir, openStore } from "./testing/open-store";

const place = { lab: "demo", step: "first-push" };

it("keeps every attempt, what the newest 5,000 of a learner did, and the bodies of the newest 500", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await store.attempts.record(newAttempt(bob));
  const sent = 6001;
  for (let i = 0; i < sent; i += 200) {
    const burst = Array.from({ length: Math.min(200, sent - i) }, () => newAttempt(ada));
    await Promise.all(burst.map((each) => store.attempts.record(each)));
  }
  expect(await store.attempts.newestOfTeam(ada.team, 2000)).toHaveLength(2000);
  expect(await store.notebook.counts(ada, place.lab, () => [])).toEqual({ [place.step]: 5000 });
  await store.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const rows = database
    .prepare(
      `select team, count(*) as kept, count(*) filter (where length(body_head) > 0) as bodies,
        count(*) filter (where effect like '%families%' and metrics <> '[]') as whole,
        count(*) filter (where path = '/metrics/job/backup' and status = 200 and at_ms > 0) as told,
        min(body_bytes) as least from attempts group by team order by team`,
    )
    .all();
  const newest = database
    .prepare(
      "select min(length(body_head)) as least from (select body_head from attempts where team = ? order by id desc limit 500)",
    )
    .get(ada.team);
  database.close();
  const body = newAttempt(ada).body.byteLength;
  expect(rows).toEqual([
    { team: ada.team, kept: sent, told: sent, whole: 5000, bodies: 500, least: body },
    { team: bob.team, kept: 1, told: 1, whole: 1, bodies: 1, least: body },
  ]);
  expect(newest).toEqual({ least: body });
});

it("keeps no more than 100,000 rows of a learner, as only a loop makes", async () => {
  const dataDir = newDataDir();
  const first = await openStore(dataDir);
  const [ada, bob] = [await first.learners.add("Ada"), await first.learners.add("Bob")];
  await first.attempts.record(newAttempt(bob));
  await first.attempts.record(newAttempt(ada));
  await first.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const names = database
    .prepare("select name from pragma_table_info('attempts') where name <> 'id'")
    .all()
    .map(({ name }) => name)
    .join();
  database.exec(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 100003)
    insert into attempts (${names}) select ${names} from attempts, n where learner_id = '${ada.id}'`,
  );
  const second = await openStore(dataDir);
  await second.attempts.record(newAttempt(ada));
  await second.close();
  const kept = database
    .prepare("select team, count(*) as kept from attempts group by team order by team")
    .all();
  database.close();
  expect(kept).toEqual([
    { team: ada.team, kept: 100_000 },
    { team: bob.team, kept: 1 },
  ]);
});

it("looks after a restart too, at a learner's first record", async () => {
  const dataDir = newDataDir();
  const first = await openStore(dataDir);
  const ada = await first.learners.add("Ada");
  await Promise.all(Array.from({ length: 590 }, () => first.attempts.record(newAttempt(ada))));
  await first.close();
  const second = await openStore(dataDir);
  await second.attempts.record(newAttempt(ada));
  await second.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const bodies = database
    .prepare("select count(*) as bodies from attempts where length(body_head) > 0")
    .get();
  database.close();
  expect(bodies).toEqual({ bodies: 500 });
});

it("keeps of each learner the newest 5,000 changes of verdicts", async () => {
  const store = await openStore();
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  const log = ({ id }: { id: string }, count: number) =>
    store.notebook.log(
      Array.from({ length: count }, () => ({
        ...place,
        learnerId: id,
        atMs: 0,
        attemptId: 0,
        answer: "up",
      })),
    );
  await log(bob, 1);
  for (let i = 0; i < 60; i += 1) await log(ada, 100);
  expect((await store.notebook.counts(ada, place.lab, () => []))[place.step]).toBe(5000);
  expect((await store.notebook.counts(bob, place.lab, () => []))[place.step]).toBe(1);
  await store.close();
});
