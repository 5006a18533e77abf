import { expect, test } from "vitest";
import { isNewTeam } from "./seen-team";

function createStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test("a tab tells once that its learner is in another team than before", () => {
  const storage = createStorage();
  const shown = (id: string, team: string) => isNewTeam({ id, team }, () => storage);
  expect([shown("1", "ada"), shown("1", "ada"), shown("2", "bob")]).toEqual([false, false, false]);
  expect([shown("1", "bob"), shown("1", "bob")]).toEqual([true, false]);
});

test("where storage is refused nothing is told", () => {
  const refused = () => {
    throw new Error("refused");
  };
  expect(isNewTeam({ id: "1", team: "ada" }, refused)).toBe(false);
});
