import { describe, expect, it } from "vitest";
import { valueTicks } from "./axis-text";

describe("valueTicks", () => {
  it("is short where that tells them apart", () => {
    expect(valueTicks([0, 500, 1000, 1500])).toEqual(["0", "500", "1 k", "1.5 k"]);
  });

  it("knows a zero among large numbers", () => {
    expect(valueTicks([-2e307, 4.99e291, 2e307])).toEqual(["-2.00e+307", "0", "2.00e+307"]);
  });

  it("takes more digits for values close together", () => {
    expect(valueTicks([1_764_000_000, 1_764_000_100])).toEqual(["1.764 G", "1.7640001 G"]);
  });
});
