import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { Addressees } from "@/lib/contract/classroom/messages";
import type { Store } from "@/lib/server/store/store";
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
