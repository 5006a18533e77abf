import { describe, expect, test } from "vitest";
import { rankNames } from "./rank-names";

const rank = (names: string[], typed: string, limit = 10) =>
  rankNames(names, (name) => name, typed, limit);

describe("ranking", () => {
  test("the name itself, its beginning, a word's beginning, a part, its letters", () => {
    const names = ["s_u_m", "presume", "node_sum", "summer", "sum", "down"];
    expect(rank(names, "SUM").ranked).toEqual(["sum", "summer", "node_sum", "presume", "s_u_m"]);
    expect(rank(["s_u"], "su").ranked).toEqual([]);
  });

  test("keeps the order among equals, and of all where nothing is typed", () => {
    expect(rank(["b", "a"], "").ranked).toEqual(["b", "a"]);
    expect(rank(["xb", "xa"], "x").ranked).toEqual(["xb", "xa"]);
  });

  test("says that there are more", () => {
    expect(rank(["a", "b"], "", 2)).toEqual({ ranked: ["a", "b"], isCut: false });
    expect(rank(["a", "b", "c"], "", 2)).toEqual({ ranked: ["a", "b"], isCut: true });
    expect(rank(["xa", "xb", "y"], "x", 1)).toEqual({ ranked: ["xa"], isCut: true });
  });
});
