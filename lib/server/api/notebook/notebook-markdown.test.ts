import { expect, it } from "vitest";
import type { RequestEntry } from "@/lib/contract/attempts";
import { fence, plain, writeAttempt } from "./notebook-markdown";

const entry: RequestEntry = {
  kind: "request",
  id: 1,
  at: "2026-11-25T04:05:06.789Z",
  method: "PUT",
  path: "/metrics/job/a",
  headers: { "Content-Type": "text/plain" },
  body: { kind: "text", bytes: 4, head: "a 1\n", cutBytes: 0, tail: "" },
  status: 200,
  answer: "",
  verdict: { outcome: "passed", diagnosis: null },
  hadPassed: false,
};

it.each([
  ["a", 3],
  ["```\n# not a heading\n```", 4],
  ["````` and ``", 6],
  ["<script>alert(1)</script>", 3],
])("fences %j so that nothing in it ends the fence", (text, length) => {
  const lines = fence(text).split("\n");
  const ticks = "`".repeat(length);
  expect([lines[0], lines.at(-1)]).toEqual([ticks, ticks]);
  expect(lines.slice(1, -1).some((line) => line.startsWith(ticks))).toBe(false);
  expect(lines.slice(1, -1).join("\n")).toBe(text);
});

it("leaves no markup in a name", () => {
  expect(plain("<b> *Ada*\n# `x` [y](z)")).toBe("\\<b\\> \\*Ada\\* \\# \\`x\\` \\[y\\]\\(z\\)");
});

it("writes what was sent, what was answered and the verdict", () => {
  expect(writeAttempt(entry)).toBe(
    "### 2026-11-25 04:05:06 UTC\n\n```http\nPUT /metrics/job/a\nContent-Type: text/plain\n```\n\n```\na 1\n```\n\nAnswered with status 200.\n\n**Verdict:** Passed.\n\n",
  );
});

it("writes an answer, and what ended a gateway", () => {
  const { id, at, verdict, hadPassed } = entry;
  const common = { id, at, verdict, hadPassed };
  expect(writeAttempt({ ...common, kind: "answer", expression: "up" })).toContain(
    "```promql\nup\n```",
  );
  expect(writeAttempt({ ...common, kind: "restart" })).toContain("The gateway was restarted.");
  expect(writeAttempt({ ...common, kind: "reset" })).toContain("The sandbox was reset.");
});

it("says what of a body is missing, and why there is no verdict", () => {
  const write = (over: Partial<RequestEntry>) => writeAttempt({ ...entry, ...over });
  expect(write({ body: { kind: "text", bytes: 9, head: "a", cutBytes: 7, tail: "b" } })).toContain(
    "7 bytes were cut here.",
  );
  expect(write({ body: { kind: "gone", bytes: 9 } })).toContain("9 bytes is no longer kept");
  expect(write({ body: { kind: "binary", bytes: 9, hex: "1f 8b" } })).toContain("1f 8b");
  expect(write({ verdict: null })).toContain("none was made");
  expect(write({ verdict: null, hadPassed: true })).toContain("had passed before");
});
