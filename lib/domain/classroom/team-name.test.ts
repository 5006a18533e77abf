import { expect, it } from "vitest";
import { candidatePrefix, slugOf, teamCandidate } from "./team-name";

it.each([
  ["Ada Lovelace", "ada-lovelace"],
  ["  Jürg Müller-Weiß ", "jurg-muller-weiss"],
  ["Łukasz Øre Æther", "lukasz-ore-aether"],
  ["O'Brien", "obrien"],
  ["Ｆｕｌｌ ①", "full-1"],
  ["<script>alert(1)</script>", "script-alert-1-script"],
  ["../../etc", "etc"],
  ["--- -x- ---", "x"],
  ["李小龙", "learner"],
  ["🦊", "learner"],
  ["İstanbul", "istanbul"],
  ["a".repeat(80), "a".repeat(40)],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
])("makes %s into %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it("numbers candidates within 40 characters", () => {
  expect(teamCandidate("ada", 1)).toBe("ada");
  expect(teamCandidate("ada", 12)).toBe("ada-12");
  const long = "a".repeat(40);
  expect(teamCandidate(long, 1234)).toBe(`${"a".repeat(35)}-1234`);
  expect(teamCandidate(`${"a".repeat(37)}-bc`, 2)).toBe(`${"a".repeat(37)}-2`);
  expect(teamCandidate(long, 9_999_999).startsWith(candidatePrefix(long))).toBe(true);
});
