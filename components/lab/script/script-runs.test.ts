import { describe, expect, test } from "vitest";
import { endWords, hasFailed, newRun, printable, withOutput, withRun } from "./script-runs";

describe("the output of a run", () => {
  const run = newRun(1, "date");

  test("joins what one stream writes, in its order", () => {
    const after = withOutput(withOutput(run, [{ kind: "stdout", text: "a\n" }]), [
      { kind: "stdout", text: "b\n" },
      { kind: "stderr", text: "c\n" },
      { kind: "stdout", text: "d\n" },
    ]);
    expect(after.parts).toEqual([
      { kind: "stdout", text: "a\nb\n" },
      { kind: "stderr", text: "c\n" },
      { kind: "stdout", text: "d\n" },
    ]);
  });

  test("keeps each note to itself", () => {
    const note = { kind: "note", text: "POST" } as const;
    expect(withOutput(run, [note, note]).parts).toHaveLength(2);
  });

  test("keeps each answer to itself, refused or accepted", () => {
    const refused = { kind: "refused", text: "POST /metrics/job/a → 400 Bad Request" } as const;
    const accepted = { kind: "accepted", text: "POST /metrics/job/a → 200 OK" } as const;
    expect(withOutput(run, [refused, refused, accepted]).parts).toEqual([
      refused,
      refused,
      accepted,
    ]);
  });

  test("counts what is too much, and still shows an error behind it", () => {
    const after = withOutput(run, [
      { kind: "stdout", text: "x".repeat(150_000) },
      { kind: "stdout", text: "y" },
      { kind: "stderr", text: "failed\n" },
    ]);
    expect(after.hidden).toBe(50_001);
    expect(after.parts.at(-1)).toEqual({ kind: "stderr", text: "failed\n" });
  });
});

test("a run takes its own place among the runs, and the oldest goes", () => {
  let runs = withRun([], newRun(0, "a"));
  expect(withRun(runs, { ...newRun(0, "a"), hidden: 7 })).toMatchObject([{ id: 0, hidden: 7 }]);
  for (let id = 1; id <= 30; id++) runs = withRun(runs, newRun(id, "a"));
  expect(runs).toHaveLength(30);
  expect(runs[0]?.id).toBe(1);
});

test.each([
  ["a\r\nb\n", "a\nb\n"],
  ["\x1b[31mred\x1b[0m", "red"],
  ["\x1b[2J\x1b[H", ""],
  ["\x00\x07\x7f", "␀␇␡"],
  ["50%\r100%", "50%␍100%"],
  ["tab\tü", "tab\tü"],
])("%j is shown as %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test("an end is told with its exit code, and a limit with its sentence", () => {
  const ended = { kind: "ended", exitCode: 0, limit: null, seconds: 0.123 } as const;
  expect(endWords(ended)).toBe("exit 0 after 0.12 s");
  expect(hasFailed(ended)).toBe(false);
  const limited = { ...ended, exitCode: 126, limit: "The script was stopped: it went round." };
  expect(endWords(limited)).toBe("exit 126 after 0.12 s. The script was stopped: it went round.");
  expect(hasFailed(limited)).toBe(true);
  expect(endWords({ kind: "stopped", seconds: 2 })).toMatch(/^Stopped after 2.00 s/);
  expect(endWords({ kind: "left" })).toMatch(/^The page was left/);
});
