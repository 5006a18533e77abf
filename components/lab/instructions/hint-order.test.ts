import { expect, it } from "vitest";
import { fittingHints } from "./hint-order";

const hints = [
  { codes: [] },
  { codes: ["wrong-job" as const] },
  { codes: ["wrong-value" as const, "wrong-type" as const] },
  { codes: [] },
];

it("puts hints of the diagnosed code first, then the general ones", () => {
  expect(fittingHints(hints, "wrong-type")).toEqual([2, 0, 3]);
});

it("leaves out what is bound to other codes", () => {
  expect(fittingHints(hints, "target-down")).toEqual([0, 3]);
  expect(fittingHints(hints, null)).toEqual([0, 3]);
});
