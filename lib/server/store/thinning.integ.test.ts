import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { newAttempt } from "./testing/new-attempt";
import { newDataDir, openStore } from "./testing/open-store";

const place = { lab: "demo", step: "first-push" };

it("keeps of each learner the newest 5,000 attempts and the bodies of the newest 500", async () => {
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
  await store.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const rows = database
    .prepare(
      "select team, count(*) as kept, count(*) filter (where length(body_head) > 0) as bodies, min(body_bytes) as least from attempts group by team order by team",
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
    { team: ada.team, kept: 5000, bodies: 500, least: body },
    { team: bob.team, kept: 1, bodies: 1, least: body },
  ]);
  expect(newest).toEqual({ least: body });
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
