import { join } from "node:path";
import { expect } from "vitest";
import { openExternalSandboxes } from "@/lib/server/sandbox/external/testing/open-external-stacks";
import { test } from "@/lib/server/testing/side-by-side";
import { loadCases } from "./load-cases";
import { openPastTheApp, until } from "./testing/past-the-app";

const content = join(import.meta.dirname, "..", "..", "content");

test("the whole lab passes by its solutions in servers of an operator's, past the app alone", async () => {
  const loaded = await loadCases(content);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const { labs, cases } = loaded.value;
  const { sandboxes, stackOf } = await openExternalSandboxes({ hasOperatorLabels: true });
  const ada = await openPastTheApp({
    ...{ labs, sandboxes, gateway: () => stackOf("ada").pushgateway },
    restartGateway: () => stackOf("ada").restartGateway(),
  });
  const solutions = cases.filter(({ name, at }) => name === "solution" && at.lab === "pushgateway");
  expect(solutions.map(({ at }) => at.step)).toEqual([
    ...["gateway-up", "first-push", "grouping-key", "exact-delete", "lost-pod"],
    ...["put-replaces", "seconds-since-push"],
  ]);
  for (const { at, actions } of solutions) {
    await ada.performAll(actions);
    // By itself, as the page shows it.
    await until(() => ada.shown(at)?.outcome === "passed");
    const { rungs } = await ada.check(at);
    for (const { id, evidence } of rungs) {
      if (id === "sent" || id === "accepted") expect(evidence).toBe("Seen on the gateway.");
    }
  }
  expect(await ada.attempts()).toEqual([]);
});
