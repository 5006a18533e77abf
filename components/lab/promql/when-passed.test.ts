import { expect, test } from "vitest";
import type { LabState } from "@/components/lab/session/lab-state";
import { createExternalStore } from "@/lib/client/external-store";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { whenPassed } from "./when-passed";

const passed: Verdict = {
  ...{ outcome: "passed", rungs: [], diagnosis: null, alsoWrong: [], remarks: [] },
  ...{ nextScrapeAt: null, checkedAt: "2030-01-01T00:00:00Z" },
};

function open(verdicts: LabState["verdicts"]) {
  const store = createExternalStore<Pick<LabState, "verdicts">>({ verdicts });
  let calls = 0;
  const end = whenPassed(store, "a", () => {
    calls += 1;
  });
  return { store, end, calls: () => calls };
}

test("a pass that comes by itself calls once, and one of another step does not", () => {
  const { store, calls } = open({});
  store.set({ verdicts: { b: passed } });
  expect(calls()).toBe(0);
  store.set({ verdicts: { a: passed } });
  store.set({ verdicts: { a: passed, b: passed } });
  expect(calls()).toBe(1);
});

test("a pass that came before calls at once", () => {
  const { store, calls } = open({ a: passed });
  store.set({ verdicts: { a: passed } });
  expect(calls()).toBe(1);
});

test("who no longer waits is not called", () => {
  const { store, end, calls } = open({});
  end();
  store.set({ verdicts: { a: passed } });
  expect(calls()).toBe(0);
});
