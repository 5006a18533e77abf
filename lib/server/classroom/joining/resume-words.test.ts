import { expect, it } from "vitest";
import { readWords, wordCount, wordsOf } from "./resume-words";

it("has words enough that three of them are not guessed", () => {
  expect(wordCount).toBeGreaterThan(1900);
});

it("reads a code however it is typed", () => {
  const code = wordsOf(Buffer.from([0, 1, 2, 3, 4, 5]));
  expect(code).toMatch(/^[a-z]{3,8}-[a-z]{3,8}-[a-z]{3,8}$/);
  for (const typed of [code, code.toUpperCase(), `  ${code.replaceAll("-", " ")}. `]) {
    expect(readWords(typed)).toBe(code);
  }
});

it("takes nothing else for one", () => {
  for (const typed of [
    "",
    "able",
    "able able",
    "able able able able",
    "zzzz able able",
    "🙂 able able",
  ])
    expect(readWords(typed)).toBeNull();
});
