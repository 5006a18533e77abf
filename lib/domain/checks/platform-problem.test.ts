import { expect, test } from "vitest";
import { tooMuchOf } from "./platform-problem";

test("of a Prometheus that holds too much is told what helps with a sandbox that is reset, and with one that cannot be", () => {
  expect(tooMuchOf("prometheus")).toMatch(/Reset the sandbox.* tell your instructor/);
});
