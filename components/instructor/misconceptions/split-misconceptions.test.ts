import { expect, it } from "vitest";
import type { Misconception } from "@/lib/contract/classroom/board";
import { splitMisconceptions } from "./split-misconceptions";

const row = (code: string, count: number, hasHint = false): Misconception => ({
  ...{
    lab: "l",
    step: "s",
    code,
    count,
    of: 9,
    learners: [],
    rung: null,
    rungName: null,
    example: "",
  },
  ...{ oldest: { since: "", learner: "" }, preparedHint: null },
  hints: hasHint
    ? [{ id: "h", sentAt: "", to: 1, passedSince: 0, medianMs: null, stillHere: 1 }]
    : [],
});

it("sums up what fewer than two learners have, but for what a hint was sent for", () => {
  const { own, other } = splitMisconceptions([
    row("a", 3),
    row("b", 2),
    row("c", 1),
    row("d", 0, true),
    row("e", 1),
  ]);
  expect(own.map(({ code }) => code)).toEqual(["a", "b", "d"]);
  expect(other.map(({ code }) => code)).toEqual(["c", "e"]);
});
