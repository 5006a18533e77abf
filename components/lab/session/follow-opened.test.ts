import { expect, test } from "vitest";
import { createExternalStore } from "@/lib/client/external-store";
import { followOpened } from "./follow-opened";

test("a page tells once of each step that it works for, and of none while it is out of sight", () => {
  const store = createExternalStore<{ activeStepId: string | null }>({ activeStepId: null });
  const page = Object.assign(new EventTarget(), { hidden: false });
  const said: string[] = [];
  const stop = followOpened(store, (step) => said.push(step), page);
  store.set({ activeStepId: "one" });
  store.set({ activeStepId: "two" });
  store.set({ activeStepId: "one" });
  expect(said).toEqual(["one", "two"]);
  page.hidden = true;
  store.set({ activeStepId: "three" });
  expect(said).toEqual(["one", "two"]);
  page.hidden = false;
  page.dispatchEvent(new Event("visibilitychange"));
  expect(said).toEqual(["one", "two", "three"]);
  stop();
  store.set({ activeStepId: "four" });
  expect(said).toHaveLength(3);
});
