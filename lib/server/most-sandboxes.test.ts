import { expect, test } from "vitest";
import { mostSandboxes, sayMostSandboxes } from "./most-sandboxes";

const gib = 1024 ** 3;

test.each([
  [0.5 * gib, 1],
  [gib + 28e6, 1],
  [gib + 3 * 28e6, 3],
  [2 * gib, 38],
  [4 * gib, 115],
  [64 * gib, 500],
])("%d bytes hold %d sandboxes", (bytes, expected) => {
  expect(mostSandboxes(bytes)).toBe(expected);
});

test("the start says how many, and why", () => {
  expect(sayMostSandboxes(38, 2 * gib)).toBe(
    "Up to 38 sandboxes at once: 2.0 GiB of memory, less 1 GiB, by 28 MB each, at most 500. SANDBOX_MAX sets another number.",
  );
  expect(sayMostSandboxes(1, null)).toBe("Up to 1 sandbox at once, as SANDBOX_MAX says.");
});
