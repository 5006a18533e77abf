import { describe, expect, it } from "vitest";
import { createQueryHistory } from "./query-history";

function memory(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept));
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const entriesOf = (history: ReturnType<typeof createQueryHistory>) => history.store.get().entries;

describe("createQueryHistory", () => {
  it("keeps the newest first and each expression once", () => {
    const storage = memory();
    const history = createQueryHistory("ada", () => storage);
    for (const each of ["up", "time()", " up "]) history.add(each);
    expect(entriesOf(history)).toEqual(["up", "time()"]);
  });

  it("is there again on the next page, and each learner's own", () => {
    const storage = memory();
    createQueryHistory("ada", () => storage).add("up");
    expect(entriesOf(createQueryHistory("ada", () => storage))).toEqual(["up"]);
    expect(entriesOf(createQueryHistory("bob", () => storage))).toEqual([]);
  });

  it("keeps what another tab added", () => {
    const storage = memory();
    const [one, other] = [1, 2].map(() => createQueryHistory("ada", () => storage));
    one?.add("up");
    other?.add("time()");
    one?.refresh();
    expect(one && entriesOf(one)).toEqual(["time()", "up"]);
  });

  it("is bounded, leaves out blanks and can be cleared", () => {
    const storage = memory();
    const history = createQueryHistory("ada", () => storage);
    for (let i = 0; i < 80; i += 1) history.add(`up + ${i}`);
    history.add("  ");
    expect(entriesOf(history)).toHaveLength(50);
    expect(entriesOf(history)[0]).toBe("up + 79");
    history.clear();
    expect(entriesOf(history)).toEqual([]);
  });

  it("survives what an older version wrote, and a browser that keeps nothing", () => {
    const old = createQueryHistory("ada", () => memory({ "scrapelab.queries.ada": '{"a":1}' }));
    expect(entriesOf(old)).toEqual([]);
    const refused = createQueryHistory("ada", () => {
      throw new Error("SecurityError");
    });
    const full = { ...memory(), setItem: () => expect.fail("QuotaExceededError") };
    for (const history of [refused, createQueryHistory("ada", () => full)]) {
      for (const each of ["up", "time()"]) history.add(each);
      expect(entriesOf(history)).toEqual(["time()", "up"]);
    }
  });
});
