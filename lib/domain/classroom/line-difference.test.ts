import { expect, it } from "vitest";
import { compareLines } from "./line-difference";

const said = (before: string, after: string) =>
  compareLines(before, after).map(
    ({ kind, text }) => `${{ same: " ", removed: "-", added: "+" }[kind]}${text}`,
  );

it.each([
  ["", "", []],
  ["a", "a", [" a"]],
  ["", "a", ["+a"]],
  ["a", "", ["-a"]],
  ["a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]],
  ["# TYPE m gauge\nm 1\n", "m 1\n", ["-# TYPE m gauge", " m 1", " "]],
  ["m 1", "m 1\n", [" m 1", "+"]],
  ["a\nb", "b\na", ["-a", " b", "+a"]],
])("compares %j with %j", (before, after, lines) => {
  expect(said(before, after)).toEqual(lines);
});

it("compares the beginning alone of what is very long", () => {
  const long = Array.from({ length: 100_000 }, (_, i) => `m ${i}`).join("\n");
  expect(compareLines(long, long)).toHaveLength(300);
});
