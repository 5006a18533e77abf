import { describe, expect, it } from "vitest";
import { cellSentence, cellText, needText } from "./cell-words";

const at = "2026-11-30T09:11:40.000Z";
const cell = (state: "open" | "trying" | "waiting" | "passed" | "stuck", diagnosis?: string) => ({
  ...{ state, attempts: state === "open" ? 0 : 4, diagnosis: diagnosis ?? null },
  passedAt: state === "passed" ? at : null,
});

describe("a cell", () => {
  it.each([
    [cell("open"), "·", "not begun"],
    [cell("trying"), "◔4", "trying, 4 attempts"],
    [cell("waiting"), "waits", "waiting for the next scrape, 4 attempts"],
    [cell("passed"), "✓09:11", "passed at 09:11, 4 attempts"],
    [
      cell("stuck", "label-in-body-only"),
      "✗4 body",
      "stuck, 4 attempts, the label is in the body, not in the URL",
    ],
    [cell("stuck"), "✗4", "stuck, 4 attempts"],
  ])("%# is a sign with a word, and one sentence", (each, text, sentence) => {
    expect(cellText(each, "UTC")).toBe(text);
    expect(cellSentence(each, "UTC")).toBe(sentence);
  });

  it("tells a step that nothing is known of as not begun", () => {
    expect(cellText(undefined)).toBe("·");
    expect(cellSentence(undefined)).toBe("not begun");
  });

  it("tells a code that is newer than the page without dashes", () => {
    expect(cellText(cell("stuck", "some-new-code"), "UTC")).toBe("✗4 some new code");
  });
});

describe("the rule by which somebody needs help", () => {
  const need = { since: at, lab: "l", step: "s" };
  const steps = [{ ...cell("stuck"), lab: "l", step: "s", startedAt: at }];
  it.each([
    [{ needsHelp: "asked", need, steps } as const, "asked 09:11"],
    [{ needsHelp: "same-diagnosis", need, steps } as const, "same ×4 since 09:11"],
    [{ needsHelp: "slow", need, steps } as const, "slow since 09:11"],
    [{ needsHelp: "away", need, steps } as const, "away since 09:11"],
    [{ needsHelp: null, need: null, steps } as const, ""],
  ])("is said in a word with its time: %#", (learner, text) => {
    expect(needText(learner, "UTC")).toBe(text);
  });
});
