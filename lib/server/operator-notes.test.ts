import { expect, it } from "vitest";
import { readEnv } from "./env";
import { settingsNotes } from "./operator-notes";

/** The one program that is certain to exist here stands for both. */
const programs = { PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath };

function notesOf(variables: Record<string, string>): string[] {
  const env = readEnv({ ...programs, ...variables });
  if (!env.ok) throw new Error(env.error.join("\n"));
  return settingsNotes(env.value);
}

it.each([
  [{ PUBLIC_URL: "https://lab.example.org", HOST: "::" }],
  [{ PUBLIC_URL: "http://lab.example.org" }],
  [{ AUTH_HEADER_USER: "X-Forwarded-User" }],
])("guesses by %o that a proxy is in front, whose addresses nobody believes", (variables) => {
  const note = expect.stringMatching(
    /^There seems to be a proxy in front .*TRUST_PROXY is not set/,
  );
  expect(notesOf(variables)).toEqual([note]);
  expect(notesOf({ ...variables, TRUST_PROXY: "1" })).toEqual([]);
});

it.each([
  {},
  { HOST: "::" },
  { PUBLIC_URL: "http://lab.example.org", HOST: "::" },
  { PUBLIC_URL: "http://localhost:3000" },
  { PUBLIC_URL: "http://[::1]:3000" },
])("has nothing to tell with %o", (variables) => {
  expect(notesOf(variables)).toEqual([]);
});

const external = {
  SANDBOX_PROVIDER: "external",
  SANDBOX_PUSHGATEWAY_URL: "http://pushgateway.{team}:9091",
  SANDBOX_PROMETHEUS_URL: "http://prometheus:9090",
};

it("tells that learners' names choose servers, where nothing bounds the names of teams", () => {
  const note = expect.stringMatching(/^TEAMS is not set/);
  expect(notesOf(external)).toEqual([note]);
  const byQuery = "http://x/?namespace={namespace}";
  expect(notesOf({ ...external, SANDBOX_PUSHGATEWAY_URL: byQuery })).toEqual([note]);
});

it.each([
  { TEAMS: "red,blue" },
  { SANDBOX_PUSHGATEWAY_URL: "http://pushgateway:9091" },
  { SANDBOX_PUSHGATEWAY_URL: "http://pushgateway.{namespace}", TEAM_NAMESPACE: "workshop" },
  { AUTH_HEADER_USER: "X-Forwarded-User", TRUST_PROXY: "1" },
])("tells nothing of names with %o", (variables) => {
  expect(notesOf({ ...external, ...variables })).toEqual([]);
});
