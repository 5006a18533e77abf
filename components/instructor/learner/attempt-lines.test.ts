import { describe, expect, it } from "vitest";
import type { AttemptEntry } from "@/lib/contract/attempts";
import { attemptDifference, attemptLines } from "./attempt-lines";

const common = { id: 1, at: "2026-11-30T09:00:00.000Z", verdict: null, hadPassed: false };

function push(path: string, body: string): AttemptEntry {
  const kept = { kind: "text", bytes: body.length, head: body, cutBytes: 0, tail: "" } as const;
  const request = { method: "POST", path, headers: {}, status: 200, answer: "" };
  return { ...common, ...request, kind: "request", body: kept };
}

const show = (entry: AttemptEntry, before: AttemptEntry | null) =>
  attemptDifference(attemptLines(entry), before && attemptLines(before)).map(
    ({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`,
  );

describe("an attempt beside the one before", () => {
  it("marks the lines that came, went or changed, and keeps their order", () => {
    const before = push("/metrics/job/a", "# TYPE x counter\nx 1\ny 2\n");
    expect(show(push("/metrics/job/b", "# TYPE x counter\nx 1\nz 3\n"), before)).toEqual([
      "-POST /metrics/job/a",
      "+POST /metrics/job/b",
      " # TYPE x counter",
      " x 1",
      "-y 2",
      "+z 3",
    ]);
  });

  it("shows where the last newline is missing, which is a mistake of its own", () => {
    expect(show(push("/m", "x 1\n"), push("/m", "x 1"))).toEqual([
      " POST /m",
      "-x 1 (no newline)",
      "+x 1",
    ]);
  });

  it("is the same all over where there is none before, and tells other deeds in words", () => {
    expect(show({ ...common, kind: "restart" }, null)).toEqual([" restarted the gateway"]);
    expect(show({ ...common, kind: "answer", expression: "up\n== 1" }, null)).toEqual([
      ...[" up", " == 1"],
    ]);
  });
});
