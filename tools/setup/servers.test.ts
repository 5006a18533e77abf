import { expect, test } from "vitest";
import { needsServers } from "./servers.mjs";

test.each([
  [{}, true],
  [{ SANDBOX_PROVIDER: "" }, true],
  [{ SANDBOX_PROVIDER: "local" }, true],
  [{ SANDBOX_PROVIDER: "external" }, false],
])("%j asks for the programs: %s", (env, isAsked) => {
  expect(needsServers(env)).toBe(isAsked);
  expect(needsServers(env, { isForTests: true })).toBe(true);
});
