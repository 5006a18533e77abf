import { expect, it } from "vitest";
import type { StepRecord } from "./class-records";
import { countStep, type StepChange, untouchedStep } from "./count-step";

type Told = "attempt" | "opened" | "passed" | `failed ${string}` | `pending ${string}` | "unknown";

/** What stands after some things, one a second. */
function after(...told: Told[]): StepRecord {
  return told.map(changeOf).reduce(countStep, untouchedStep({ lab: "lab", step: "one" }));
}

function changeOf(told: Told, second: number): StepChange {
  const atMs = (second + 1) * 1000;
  if (told === "attempt" || told === "opened" || told === "passed") return { kind: told, atMs };
  if (told === "unknown") {
    return { kind: "verdict", atMs, outcome: "unknown", code: "timeout", rung: null, message: "" };
  }
  const [outcome, code = null] = told.split(" ");
  return {
    ...{ kind: "verdict", atMs, outcome: outcome === "failed" ? "failed" : "pending", code },
    ...{ rung: "stored", message: `It is ${code}.` },
  };
}

it("counts attempts, and when they began and went on", () => {
  expect(after("opened", "attempt", "attempt", "opened")).toMatchObject({
    ...{ attempts: 2, openedAtMs: 1000, startedAtMs: 2000, lastAttemptAtMs: 3000 },
    ...{ outcome: null, code: null, sameCodeAttempts: 0, passedAtMs: null },
  });
});

it("counts attempts in a row that end with one diagnosis, which is told once", () => {
  const told = after("attempt", "failed bad-value", "attempt", "attempt");
  expect(told).toMatchObject({
    ...{ code: "bad-value", rung: "stored", message: "It is bad-value." },
    ...{ codeSinceMs: 2000, sameCodeAttempts: 3 },
  });
  expect(after("attempt", "failed bad-value", "attempt", "failed wrong-job")).toMatchObject({
    ...{ code: "wrong-job", codeSinceMs: 4000, sameCodeAttempts: 1 },
  });
});

it("counts a diagnosis as none's attempt where nothing was sent", () => {
  expect(after("failed nothing-sent").sameCodeAttempts).toBe(0);
});

it("goes on counting where the same is told again, as after a restart of the app", () => {
  const told = after("attempt", "failed bad-value", "attempt", "failed bad-value");
  expect(told).toMatchObject({ codeSinceMs: 2000, sameCodeAttempts: 2 });
});

it("lets a platform at fault change nothing but the outcome", () => {
  const told = after("attempt", "failed bad-value", "attempt", "unknown");
  expect(told).toMatchObject({ outcome: "unknown", code: "bad-value", sameCodeAttempts: 2 });
  const again = after("attempt", "failed bad-value", "attempt", "unknown", "failed bad-value");
  expect(again).toMatchObject({ outcome: "failed", codeSinceMs: 2000, sameCodeAttempts: 2 });
});

it("keeps the first pass", () => {
  expect(after("attempt", "passed", "passed").passedAtMs).toBe(2000);
});
