import { expect, it, onTestFinished } from "vitest";
import { createPresence } from "@/lib/server/classroom/presence";
import { openBoard } from "@/lib/server/classroom/testing/open-board";
import type { Store } from "@/lib/server/store/store";
import { followHiddenTimes } from "./hidden-times";

/** As the app begins, with the pages of a learner's laptop open. */
function start(store: Store, learner: { id: string }) {
  const errors: unknown[] = [];
  const presence = createPresence();
  const hidden = followHiddenTimes({ store, presence, onError: (error) => errors.push(error) });
  onTestFinished(() => hidden.close());
  presence.attend(learner, "laptop");
  presence.pages(learner, 1);
  return { hidden, presence, errors };
}

const keptOf = async (store: Store, id: string) =>
  (await store.classes.snapshot("first"))?.hidden.get(id) ?? [];

it("keeps over a restart when no page was in sight, and takes what went on then to end with it", async () => {
  const { store, join } = await openBoard();
  const ada = await join("Ada");
  const before = start(store, ada);
  before.presence.hidden(ada, "laptop", true);
  before.presence.hidden(ada, "laptop", false);
  before.presence.hidden(ada, "laptop", true);
  await before.hidden.close();
  expect(await keptOf(store, ada.id)).toMatchObject([{ toMs: expect.any(Number) }, { toMs: null }]);

  const after = start(store, ada);
  after.presence.hidden(ada, "laptop", true);
  await after.hidden.close();
  const kept = await keptOf(store, ada.id);
  after.hidden.remember(new Map([[ada.id, kept]]));
  const known = after.hidden.of(ada.id);
  expect(known).toMatchObject([
    { toMs: expect.any(Number) },
    { toMs: expect.any(Number) },
    { toMs: null },
  ]);
  expect(known).toEqual(kept);
  expect([...before.errors, ...after.errors]).toEqual([]);
});

it("keeps nothing of who is gone, and forgets them with all that is theirs", async () => {
  const { store, join } = await openBoard();
  const [ada, bob] = [await join("Ada"), await join("Bob")];
  const { hidden, presence, errors } = start(store, ada);
  presence.hidden(ada, "laptop", true);
  presence.attend(bob, "phone");
  presence.pages(bob, 1);
  await store.members.erase(bob.id);
  presence.hidden(bob, "phone", true);
  await hidden.close();
  expect(errors).toEqual([]);
  expect(await keptOf(store, ada.id)).toHaveLength(1);
  expect(await keptOf(store, bob.id)).toEqual([]);
  expect(await store.members.erase(ada.id)).toMatchObject({ learner: { name: "Ada" } });
});
