import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { Addressees } from "@/lib/contract/classroom/messages";
import type { Store } from "@/lib/server/store/store";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";

/** As an instructor sends it. */
async function say(store: Store, id: string, to: Addressees, ids: readonly string[]) {
  const message = { id, atMs: 1, by: "Grace", text: `Words ${id}.`, lab: null, step: null };
  const addressed = ids.map((each) => ({ id: each, codeSinceMs: null }));
  const sent = { ...message, workshop: "first", to, code: null };
  const learners = await store.messages.send(sent, addressed);
  const data = { id, text: message.text, code: null, learners };
  await store.classEvents.append([{ kind: "message", workshop: "first", atMs: 1, data }]);
}

/** Every word that a database holds. */
function wordsOf(dataDir: string): string {
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const rows = tables.map(({ name }) => database.prepare(`select * from "${name}"`).all());
  database.close();
  return JSON.stringify(rows);
}

it("leaves no trace of a learner in what was said to several, and nothing that was said to them alone", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await say(store, "to-all", { all: true }, [ada.id, bob.id]);
  await say(store, "to-two", { learners: [ada.id, bob.id] }, [ada.id, bob.id]);
  await say(store, "to-ada", { learners: [ada.id] }, [ada.id]);
  expect(wordsOf(dataDir)).toContain(ada.id);
  expect(await store.members.erase(ada.id)).toMatchObject({ learner: { name: "Ada" } });
  const words = wordsOf(dataDir);
  expect(words).not.toContain(ada.id);
  expect(words).not.toContain("to-ada");
  const told = await store.classEvents.since(0, "first", 10);
  expect(told.map(({ data }) => data)).toMatchObject([
    { id: "to-all", learners: [bob.id] },
    { id: "to-two", learners: [bob.id] },
  ]);
  expect((await store.messages.pendingOf(bob.id)).map(({ id }) => id)).toEqual([
    "to-all",
    "to-two",
  ]);
  await store.close();
});

it("leaves no name of theirs in what others did in their team and have left since", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const [ada, bob] = [await store.learners.add("Adalwine"), await store.learners.add("Bob")];
  const moved = async (id: string, into: string | null) => {
    const done = await store.members.move(id, into, []);
    if (!done.ok) throw new Error(done.error.kind);
    const { learner, from } = done.value;
    const event = { kind: "moved", atMs: 1, learnerId: id, team: learner.team } as const;
    await store.classEvents.append([{ ...event, data: { from } }]);
    return learner;
  };
  const guest = await moved(bob.id, ada.team);
  expect(guest.team).toBe("adalwine");
  await store.attempts.record(newAttempt(guest));
  const told = { learners: [], id: "m", code: null, text: "Words." };
  await store.classEvents.append([{ kind: "message", workshop: "first", atMs: 1, data: told }]);
  const message = { id: "m", atMs: 1, by: "Grace", text: "Words.", lab: null, step: null };
  await store.messages.send({ ...message, workshop: "first", to: { team: ada.team }, code: null }, [
    { id: bob.id, codeSinceMs: null },
  ]);
  await moved(bob.id, null);
  expect(wordsOf(dataDir)).toContain("adalwine");
  expect(await store.members.erase(ada.id)).toMatchObject({ isEmpty: true });
  expect(wordsOf(dataDir).toLowerCase()).not.toContain("adalwine");
  const events = await store.classEvents.since(0, "first", 10);
  expect(events.map(({ kind, team }) => [kind, team])).toEqual([
    ["moved", null],
    ["message", null],
    ["moved", "bob"],
  ]);
  await store.close();
});
