import { expect, test } from "vitest";
import { createKeptStore } from "./kept-store";
import { newCluster } from "./kube/cluster";

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const cluster = newCluster(0);
const kept = { files: { "/home/learner/note": "a\n" }, cluster };
const changes = { files: kept.files, jobs: [], jobsGone: [], rest: cluster };

test("another page of the same learner finds what was kept, one of another learner does not", () => {
  const storage = memory();
  const first = createKeptStore("ada", () => storage);
  const second = createKeptStore("ada", () => storage);
  expect(second.get()).toEqual({ files: {}, cluster: null });
  first.change(changes);
  expect(second.get()).toEqual(kept);
  expect(createKeptStore("bob", () => storage).get()).toEqual({ files: {}, cluster: null });
});

test("storage that is full keeps it for the page alone", () => {
  const store = createKeptStore("ada", () => ({
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  }));
  store.change(changes);
  expect(store.get()).toEqual(kept);
});

test("what cannot be read is as nothing", () => {
  const storage = memory();
  storage.items.set("scrapelab.shell.ada", '{"files":3}');
  expect(createKeptStore("ada", () => storage).get()).toEqual({ files: {}, cluster: null });
});
