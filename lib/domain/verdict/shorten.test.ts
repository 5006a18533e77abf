import { expect, test } from "vitest";
import { diagnose } from "./ladder";
import { listSome, mostShown, quoted, shorten, shortenDiagnosis, shortenParts } from "./shorten";

const long = "é".repeat(100_000);
const spaced = "z ".repeat(50_000);

test("what is too long is cut, and what closes it is kept", () => {
  expect(shorten("m".repeat(mostShown))).toHaveLength(mostShown);
  expect(shorten(long)).toHaveLength(mostShown);
  expect(shorten(long)).toMatch(/^é+…$/);
  expect(shorten(`{a="${long}"}`)).toMatch(/^\{a="é+…\}$/);
  expect(shorten("😀".repeat(1000)).isWellFormed()).toBe(true);
});

test("a byte that is no UTF-8 is never shown as the surrogate that stands for it", () => {
  expect(quoted("caf\udc80")).toBe('"caf\ufffd"');
});

test.each([
  [`"${long}" is not a name.`, /^"é+…" is not a name\.$/],
  [`The group \`{a="${spaced}"}\` is there.`, /^The group `\{a="[z ]+…` is there\.$/],
  [`Held: {a="${spaced}"} and ${long}.`, /^Held: \{a="[z ]+…\} and é+…\.$/],
  [`An open "${spaced}`, /^An open "[z ]+…$/],
  [`"${'\\"'.repeat(100_000)}`, /…"$/],
])("of a sentence, only what is too long is cut", (sentence, cut) => {
  expect(shortenParts(sentence)).toMatch(cut);
  expect(shortenParts(sentence).length).toBeLessThan(3 * mostShown);
  expect(shortenParts(shortenParts(sentence))).toBe(shortenParts(sentence));
});

test("a sentence of many words stays", () => {
  const sentence = "Nothing of it is too long. ".repeat(20);
  expect(shortenParts(sentence)).toBe(sentence);
});

test.each([
  ["a", "a"],
  ["a b", "a and b"],
  ["a b c", "a, b and c"],
  ["a b c d e f g", "a, b, c, d, e and 2 more"],
])("of a list, the first are told: %s", (names, told) => {
  expect(listSome(names.split(" "))).toBe(told);
});

test("a diagnosis is short in all of its parts, but for a path to be sent", () => {
  const path = `/metrics/job/${long}`;
  const whole = diagnose("wrong-value", `\`${long}\` is there.`, {
    expected: "4",
    observed: long,
    params: { metric: long, path, line: 3 },
  });
  expect(shortenDiagnosis(whole)).toEqual({
    code: "wrong-value",
    message: expect.stringMatching(/^`é+…` is there\.$/),
    expected: "4",
    observed: expect.stringMatching(/^é+…$/),
    params: { metric: shorten(long), path, line: 3 },
  });
});
