import { expect, test } from "vitest";
import { type Look, lookAtNothing } from "@/lib/server/team/looks/looks";
import { viewSandbox } from "@/lib/server/team/sandbox-view";
import { readGroups } from "./learner-sandbox";

const learner = { id: "1", name: "Ada", team: "ada" };
const endpoints = { pushgateway: "http://127.0.0.1:1", prometheus: "http://127.0.0.1:2" };
const ready = { state: "ready", detail: null } as const;
const can = { start: false, restart: new Set([]), reset: false };
const nothing = lookAtNothing({ kind: "sandbox-starting" });

/** What an instructor is told of a team whose servers have these addresses, and showed this. */
const told = (at: typeof endpoints | null, look: Look) =>
  readGroups(
    {
      sandboxes: { endpoints: () => at },
      verdicts: { sandboxView: async () => viewSandbox("ada", ready, look, 2000, null, can) },
    },
    learner,
  );

test("a gateway that was seen empty holds nothing", async () => {
  const gateway = { groups: [], startedAtMs: 1, expositionStatus: 200, expositionError: null };
  const look: Look = { ...nothing, gateway: { ok: true, value: gateway } };
  expect(await told(endpoints, look)).toEqual({ groups: [], isKnown: true });
});

test("what one holds that runs nowhere, or was never reached, is not known", async () => {
  const unknown = { groups: [], isKnown: false };
  expect(await told(null, nothing)).toEqual(unknown);
  expect(await told(endpoints, nothing)).toEqual(unknown);
});
