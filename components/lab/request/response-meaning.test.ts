import { expect, test } from "vitest";
import type { Labels } from "@/lib/domain/metric";
import type { Group } from "@/lib/domain/pushgateway/group";
import type { Preview, PreviewEffect } from "@/lib/domain/pushgateway/preview/preview";
import { explainDelete, explainResponse } from "./response-meaning";

const backup: Labels = { job: "backup" };
const group: Group = {
  labels: backup,
  isLastPushSuccessful: true,
  lastPushAtMs: 0,
  lastFailureAtMs: null,
  families: [],
};

function foretold(effect: PreviewEffect, key = backup): Preview {
  const labels = Object.entries(key).map(([name, value]) => ({
    name,
    value,
    isBase64: false,
    forgottenBase64: null,
    isRepeated: false,
  }));
  return { kind: "group", labels, overwritten: [], conflicts: [], ignoredQuery: null, effect };
}

const removes: PreviewEffect = { kind: "delete", metrics: ["m"], endsPoisoning: false };
const misses: PreviewEffect = { kind: "matches-nothing", nearest: null };

test.each<[string, Preview | null, Group[], string]>([
  [
    "a group that was there",
    foretold(removes),
    [],
    'Accepted. The group `{job="backup"}` is gone.',
  ],
  [
    "a group that is still seen, or again",
    foretold(removes),
    [group],
    'Accepted. The group `{job="backup"}` was there.',
  ],
  [
    "a group with a long key",
    foretold(removes, { job: "a".repeat(300) }),
    [],
    "Accepted. The group is gone.",
  ],
  [
    "no group",
    foretold(misses),
    [group],
    "Accepted, but no group was seen that matches. The gateway answers 202 either way.",
  ],
  [
    "what was not read before",
    null,
    [],
    "Accepted. The gateway answers 202 whether or not a group matched.",
  ],
])("a DELETE of %s", (_, preview, groups, told) => {
  expect(explainDelete(preview, groups)).toBe(told);
});

test.each([
  ["/metrics/job/", "/metrics/job", /ends where the name of the job belongs/],
  ["/metrics//job/a", "/metrics/job/a", /would take the path that Location shows/],
  ["/metrics/Job/a/instance", "/metrics/job/a/instance", /names no group either/],
])("a redirect of %s to %s", (path, location, told) => {
  expect(explainResponse({ method: "POST", path }, 307, location)).toMatch(told);
});

test("does not tell a first push that it has replaced anything", () => {
  const told = explainResponse({ method: "POST", path: "/metrics/job/a" }, 200);
  expect(told).toMatch(/^Accepted\. If the group held/);
});
