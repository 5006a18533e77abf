import { expect, test } from "vitest";
import { formatFailure } from "./report";

test("a failure names the place, what was expected, and what came with its rungs", () => {
  const told = formatFailure(
    {
      file: `${process.cwd()}/content/lab/task/step.replay.yaml`,
      line: 12,
      name: "mistake: a dash",
    },
    {
      reason: "expected failed with wrong-job",
      verdict: {
        outcome: "failed",
        diagnosis: { code: "nothing-sent", message: "Nothing came.", observed: "none", params: {} },
        rungs: [
          { id: "sent", state: "broken", evidence: "No request." },
          { id: "accepted", state: "not-reached", evidence: "" },
        ],
        alsoWrong: [],
        remarks: [],
        nextScrapeAt: null,
        checkedAt: "2026-01-01T00:00:00.000Z",
      },
    },
  );
  expect(told.split("\n")).toEqual([
    "content/lab/task/step.replay.yaml:12: mistake: a dash: expected failed with wrong-job",
    "  came: failed with nothing-sent: Nothing came.",
    "    observed: none",
    "    sent      broken       No request.",
    "    accepted  not-reached",
  ]);
});

test("a failure of the platform has no verdict to tell", () => {
  const replayCase = { file: `${process.cwd()}/content/a.md`, line: 1, name: "untouched" };
  expect(formatFailure(replayCase, { reason: "the servers did not start", verdict: null })).toBe(
    "content/a.md:1: untouched: the servers did not start",
  );
});
