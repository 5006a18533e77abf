import { expect, test } from "vitest";
import { movedWords } from "./moved-words";

test("who was moved reads with whom the sandbox is shared", () => {
  expect(movedWords([])).toBe("It has its own sandbox. What you wrote is kept.");
  expect(movedWords(["Eve", "Bob"])).toContain("You share its sandbox with Eve and Bob.");
  expect(movedWords(["A", "B", "C", "D", "E"])).toContain("A, B, C, D and E.");
  expect(movedWords(["A", "B", "C", "D", "E", "F"])).toContain("A, B, C, D and 2 more.");
});
