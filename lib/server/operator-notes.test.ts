import { expect, it } from "vitest";
import { readEnv } from "./env";
import { settingsNotes } from "./operator-notes";

const external = {
  SANDBOX_PROVIDER: "external",
  SANDBOX_PUSHGATEWAY_URL: "http://pushgateway.{team}:9091",
  SANDBOX_PROMETHEUS_URL: "http://prometheus:9090",
};

function notesOf(variables: Record<string, string>): string[] {
  const env = readEnv({ ...external, ...variables });
  if (!env.ok) throw new Error(env.error.join("\n"));
  return settingsNotes(env.value);
}

it("tells that learners' names choose servers, where nothing bounds the names of teams", () => {
  const note = expect.stringMatching(/^TEAMS is not set/);
  expect(notesOf({})).toEqual([note]);
  expect(notesOf({ SANDBOX_PUSHGATEWAY_URL: "http://x/?namespace={namespace}" })).toEqual([note]);
});

it.each([
  { TEAMS: "red,blue" },
  { SANDBOX_PUSHGATEWAY_URL: "http://pushgateway:9091" },
  { AUTH_HEADER_USER: "X-Forwarded-User" },
])("has nothing to tell with %o", (variables) => {
  expect(notesOf(variables)).toEqual([]);
});
