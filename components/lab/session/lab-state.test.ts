import { describe, expect, it } from "vitest";
import { statusOf } from "@/components/lab/verdict/verdict-words";
import type { HelpEvent } from "@/lib/contract/classroom/help";
import { draftOf } from "@/lib/contract/drafts";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { checkKinds } from "@/lib/domain/checks/check-kinds";
import { baseStack } from "@/lib/domain/stack/stack";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { LabOutline, StepKind } from "./lab-outline";
import { stepsOf } from "./lab-outline";
import {
  closedOf,
  initialLabState,
  isNeutral,
  isStumble,
  isUntouched,
  nextOpenStep,
  withHelpAnswer,
  withLiveEvent,
  withVerdict,
} from "./lab-state";
import { tabsOf } from "./workspace-tab";

const step = (id: string, kind: StepKind = "request") => ({
  ...{ id, kind, number: id, title: id, taskId: "t" },
  check: kind === "query" ? query : push,
  start:
    kind === "request"
      ? { request: { method: "POST", path: `/metrics/job/${id}`, body: "" } }
      : ({} as Record<string, Record<string, string>>),
});
const facts = (kind: string) =>
  checkKinds.facts.find((each) => each.kind === kind) ?? expect.fail(`no kind ${kind}`);
const [push, query] = [facts("push"), facts("query")];
const lab: LabOutline = {
  ...{ id: "pushgateway", number: "4.2", title: "Pushgateway", stack: baseStack },
  tasks: [
    { id: "t", number: "4.2.1", title: "T", steps: [step("a", "query"), step("b"), step("c")] },
  ],
};
const tabs = ["request", "promql"].map((id) => ({
  ...{ id, label: id, panel: id, servers: [] },
  staysFor: () => false,
}));
const sandbox: SandboxAnswer = {
  ...{ state: "ready", team: "ada", scrapeIntervalMs: 2000, lastScrapeAt: null },
  ...{ nextScrapeAt: null, groups: [], detail: null, gatewayStartedAt: null, target: null },
  ...{
    expositionStatus: 200,
    lastAttempt: null,
    canRestartGateway: true,
    canReset: true,
    isExternal: false,
    addedLabels: [],
    serverTime: "2026-01-01T00:00:01.000Z",
  },
};
const verdict = (outcome: Verdict["outcome"], code?: DiagnosisCode): Verdict => ({
  ...{ outcome, rungs: [], alsoWrong: [], remarks: [], nextScrapeAt: null },
  diagnosis: code ? { code, message: code, params: {} } : null,
  checkedAt: "2026-01-01T00:00:00.000Z",
});
const start = (verdicts: Record<string, Verdict> = {}) =>
  initialLabState({
    ...{ lab, verdicts, sandbox, shown: stepsOf(lab) },
    drafts: { b: draftOf({ request: { path: "/metrics/job/mine" } }) },
    tabs: tabsOf(tabs, baseStack),
    answers: { a: "up" },
    attempts: {},
  });
const at = { lab: "pushgateway", team: "ada" };

describe("the start of a lab", () => {
  it("works for the first open step, in the tab where that is done", () => {
    expect(start()).toMatchObject({ activeStepId: "a", tab: "promql" });
    expect(start({ a: verdict("passed") })).toMatchObject({ activeStepId: "b", tab: "request" });
  });

  it("puts the learner's draft before the step's start, and their last answer in the query", () => {
    expect(start().drafts).toMatchObject({
      a: { parts: { expression: { text: "up" } } },
      b: { parts: { request: { method: "POST", path: "/metrics/job/mine", body: "" } } },
      c: { parts: { request: { path: "/metrics/job/c" } } },
    });
  });
});

describe("verdicts", () => {
  it("takes a step that nobody began for untouched, not for failed", () => {
    expect(isUntouched(verdict("failed", "nothing-sent"), push)).toBe(true);
    expect(isStumble(verdict("failed", "wrong-job"), push)).toBe(true);
    expect(isStumble(verdict("unknown", "timeout"), push)).toBe(false);
  });

  it("takes a step whose first part is done for neutral, and not for untouched", () => {
    const said = verdict("failed", "wrong-value");
    const params = { isUnderWay: true };
    const halfDone = { ...said, diagnosis: { code: "wrong-value", message: "", params } } as const;
    expect([
      isNeutral(halfDone, push),
      isStumble(halfDone, push),
      isUntouched(halfDone, push),
    ]).toEqual([...[true, false, false]]);
    expect(isNeutral(said, push)).toBe(false);
    expect(statusOf(halfDone, push)).toBe("open");
  });

  it("keeps a pass whatever comes later", () => {
    const state = start({ a: verdict("passed") });
    expect(withVerdict(state, "a", verdict("failed", "wrong-job"))).toEqual({});
  });

  it("changes nothing for a verdict that says the same at another time", () => {
    const state = start({ a: verdict("failed", "wrong-job") });
    const later = { ...verdict("failed", "wrong-job"), checkedAt: "2026-01-01T00:00:09.000Z" };
    expect(withVerdict(state, "a", later)).toEqual({});
  });

  it("remembers a failure after it is mended, so that its hints stay", () => {
    const failed = withVerdict(start(), "b", verdict("failed", "wrong-job"));
    expect(failed.stumbled).toEqual({ b: true });
  });

  it("goes on after the step, and back to what was left out", () => {
    const steps = stepsOf(lab);
    const next = (after: string) => {
      const found = nextOpenStep(steps, { verdicts: {}, closed: new Set() }, after);
      return [found?.step.id, found?.isLeftOut];
    };
    expect(next("b")).toEqual(["c", false]);
    expect(next("c")).toEqual(["a", true]);
    const all = { a: verdict("passed"), b: verdict("passed"), c: verdict("passed") };
    expect(nextOpenStep(steps, { verdicts: all, closed: new Set() }, "c")).toBeNull();
  });

  it("passes over what an instructor has closed, unless nothing else is left", () => {
    const steps = stepsOf(lab);
    const event = (...ids: string[]) => ({
      ...{ state: "open" as const, message: null },
      closedSteps: [...ids.map((id) => ({ lab: lab.id, step: id })), { lab: "other", step: "a" }],
    });
    const next = (after: string, ...ids: string[]) => {
      const closed = closedOf({ workshop: event(...ids) }, lab.id);
      const found = nextOpenStep(
        steps,
        { verdicts: { [after]: verdict("passed") }, closed },
        after,
      );
      return [found?.step.id, found?.isLeftOut];
    };
    expect(next("a", "b")).toEqual(["c", false]);
    expect(next("b", "c")).toEqual(["a", true]);
    expect(next("a", "b", "c")).toEqual(["b", false]);
  });
});

/** The state after these events. */
function stateAfter(events: readonly Parameters<typeof withLiveEvent>[2][]) {
  let state = start();
  for (const event of events) state = { ...state, ...withLiveEvent(state, at, event, 0) };
  return state;
}

describe("live events", () => {
  it("notices that the browser now belongs to someone else", () => {
    const event = { event: "sandbox" as const, data: { ...sandbox, team: "eve" } };
    expect(withLiveEvent(start(), at, event, 0)).toEqual({ session: "other-learner" });
  });

  it("ignores a sandbox that is older than the one shown", () => {
    const data = { ...sandbox, serverTime: "2026-01-01T00:00:00.000Z" };
    expect(withLiveEvent(start(), at, { event: "sandbox", data }, 0)).toEqual({});
  });

  it("ignores verdicts of another lab", () => {
    const data = { lab: "other", task: "t", step: "a", verdict: verdict("passed") };
    expect(withLiveEvent(start(), at, { event: "verdict", data }, 0)).toEqual({});
  });

  it("names who comes to the team while the page is open, and nobody who was there", () => {
    const team = (name: string, ...ids: string[]) => ({
      event: "team" as const,
      data: { name, isLocked: false, members: ids.map((id) => ({ id, name: id })) },
    });
    const told = (...events: ReturnType<typeof team>[]) => stateAfter(events);
    const ids = (state: ReturnType<typeof start>) => state.newcomers.map(({ id }) => id);
    expect(ids(told(team("ada", "ada", "bob")))).toEqual([]);
    expect(ids(told(team("ada", "ada"), team("ada", "ada", "bob")))).toEqual(["bob"]);
    expect(ids(told(team("ada", "ada"), team("ada", "ada", "bob"), team("ada", "ada")))).toEqual(
      [],
    );
    expect(ids(told(team("ada", "ada"), team("eve", "ada", "eve")))).toEqual([]);
  });

  it("says nothing but that who was removed is removed", () => {
    const removed = { event: "session" as const, data: { change: "removed" as const } };
    const state = { ...start(), ...withLiveEvent(start(), at, removed, 0) };
    expect(state.session).toBe("removed");
    const event = { event: "sandbox" as const, data: { ...sandbox, team: "eve" } };
    expect(withLiveEvent(state, at, event, 0)).toEqual({});
  });

  it("keeps announcements in time, each once, until it is dismissed", () => {
    const say = (id: string, minute: number) => ({
      event: "announcement" as const,
      data: { id, text: id, by: "Grace", at: `2026-01-01T10:0${minute}:00.000Z` },
    });
    const gone = { event: "dismissed" as const, data: { id: "a" } };
    const all = stateAfter([say("b", 2), say("a", 1), say("b", 2)]);
    expect(all.announcements.map(({ id }) => id)).toEqual(["a", "b"]);
    const { announcements } = withLiveEvent(all, at, gone, 0);
    expect(announcements?.map(({ id }) => id)).toEqual(["b"]);
    const pending = { event: "announcements" as const, data: { ids: ["b", "c"] } };
    const connected = withLiveEvent(all, at, pending, 0);
    expect(connected.announcements?.map(({ id }) => id)).toEqual(["b"]);
  });
});

it("shows how a request for help stands by the answer, unless an event was faster", () => {
  const asked: HelpEvent = {
    ...{ id: "1", lab: "pushgateway", step: "b", state: "open", isOnHold: false, before: 0 },
  };
  const claimed: HelpEvent = { ...asked, state: "claimed", by: "Grace" };
  expect(withHelpAnswer({ help: null }, null, asked)).toEqual({ help: asked });
  expect(withHelpAnswer({ help: claimed }, null, asked)).toEqual({});
});
