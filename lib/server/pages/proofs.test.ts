import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createProofs } from "./proofs";

const ada = { id: "1", name: "Ada", team: "ada" };
const bob = { id: "2", name: "Bob", team: "bob" };

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

it("holds for the learner and the text that were asked, for ten minutes", () => {
  const proofs = createProofs();
  const proof = proofs.of(ada, "up");
  expect(proofs.holds(proof, ada, "up")).toBe(true);
  expect(proofs.holds(proof, bob, "up")).toBe(false);
  expect(proofs.holds(proof, ada, "up ")).toBe(false);
  expect(createProofs().holds(proof, ada, "up")).toBe(false);
  vi.setSystemTime(Date.now() + 10 * 60_000);
  expect(proofs.holds(proof, ada, "up")).toBe(false);
});

it.each([null, "", ".", "9e99.x", "9999999999999.", "9999999999999.é", "a.b.c"])(
  "does not hold for %j",
  (proof) => {
    expect(createProofs().holds(proof, ada, "up")).toBe(false);
  },
);

it("cannot be given a longer life", () => {
  const proofs = createProofs();
  const [ends, signature] = proofs.of(ada, "up").split(".");
  expect(proofs.holds(`${Number(ends) + 1}.${signature}`, ada, "up")).toBe(false);
});
