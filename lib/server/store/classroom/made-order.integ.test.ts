import { expect, it } from "vitest";
import { openStore } from "@/lib/server/store/testing/open-store";

const names = Array.from({ length: 12 }, (_, i) => `No. ${i + 1}`);
/** The same for all that is made. */
const atMs = Date.now();

it("keeps messages of the same millisecond in the order in which they were sent", async () => {
  const store = await openStore();
  const { id: workshop } = await store.workshops.current();
  const ada = await store.learners.add("Ada");
  const place = { lab: "pushgateway", step: "first-push" };
  for (const [i, text] of names.entries()) {
    const message = { id: `${(i * 7) % 12}`, workshop, atMs, by: "Eve", text, ...place };
    await store.messages.send({ ...message, to: { all: true }, code: "not-sent" }, [
      { id: ada.id, codeSinceMs: null },
    ]);
  }
  expect((await store.messages.pendingOf(ada.id)).map(({ text }) => text)).toEqual(names);
  const snapshot = await store.classes.snapshot(workshop);
  expect(snapshot?.hints.map(({ id }) => id)).toEqual(names.map((_, i) => `${(i * 7) % 12}`));
  await store.close();
});

it("knows which of the workshops that were begun in the same millisecond is the newest", async () => {
  const store = await openStore();
  for (const name of names) {
    const { begun } = await store.workshops.begin({ name, labs: null, joinCode: null }, atMs);
    expect((await store.workshops.current()).id).toBe(begun.id);
  }
  const listed = await store.workshops.list();
  expect(listed.slice(0, -1).map(({ name }) => name)).toEqual(names.toReversed());
  const erased = [];
  for (const _ of names) erased.push((await store.workshops.eraseEnded(atMs + 1))?.id);
  expect(erased).toEqual(
    listed
      .slice(1)
      .map(({ id }) => id)
      .reverse(),
  );
  await store.close();
});

it("keeps requests for help in the order in which they were made, whatever the clock says", async () => {
  const store = await openStore();
  const { id: workshop } = await store.workshops.current();
  const learners = await Promise.all(names.map((name) => store.learners.add(name)));
  const inOrder = learners.sort((a, b) => (a.id < b.id ? 1 : -1)).map(({ id }) => id);
  for (const [i, learnerId] of inOrder.entries()) {
    const asked = { learnerId, lab: "pushgateway", step: "first-push", words: "" };
    await store.help.ask(asked, i % 2 === 0 ? atMs : atMs - i);
  }
  const [first] = await store.help.waiting(workshop);
  // A row that is written anew stands elsewhere than it was.
  await store.help.change({ id: first?.id ?? "", workshop }, () => ({ by: "Eve" }), atMs);
  expect((await store.help.waiting(workshop)).map(({ learnerId }) => learnerId)).toEqual(inOrder);
  const snapshot = await store.classes.snapshot(workshop);
  expect(snapshot?.help.map(({ learnerId }) => learnerId)).toEqual(inOrder);
  await store.close();
});
