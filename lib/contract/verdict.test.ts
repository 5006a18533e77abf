import { expect, test } from "vitest";
import { verdictSchema } from "./verdict";

const before = {
  outcome: "passed",
  rungs: [{ id: "sent", state: "ok", evidence: "Seen on the gateway." }],
  diagnosis: null,
  remarks: [],
  nextScrapeAt: null,
  checkedAt: "2026-01-01T00:00:00.000Z",
};

test("a verdict that was stored before there was alsoWrong is read as one without it", () => {
  expect(verdictSchema.parse(before)).toEqual({ ...before, alsoWrong: [] });
});

test("what else is wrong is made of whole diagnoses", () => {
  const also = { code: "wrong-value", message: "Another value.", params: {} };
  expect(verdictSchema.parse({ ...before, alsoWrong: [also] }).alsoWrong).toEqual([also]);
  const nameless = { ...before, alsoWrong: [{ ...also, code: null }] };
  expect(verdictSchema.safeParse(nameless).success).toBe(false);
});
