import type { KubeProgram } from "./kube-session";

/** Those commands of kubectl 1.32 that this shell has, in the order of its help, and those of `oc`. */
const names = ["create", "get", "delete", "describe", "logs", "version"];
const ocNames = [...names, "project", "whoami"];

/** What kubectl adds to "unknown command": those at most two letters away, or that go on like it, but never the word itself, which this shell has refused; empty without any. */
export function suggestCommands(typed: string, program: KubeProgram): string {
  const known = program === "oc" ? ocNames : names;
  const near = known.filter(
    (name) =>
      name !== typed &&
      (distance(typed.toLowerCase(), name) <= 2 || name.startsWith(typed.toLowerCase())),
  );
  return near.length === 0
    ? ""
    : `\n\nDid you mean this?\n${near.map((name) => `\t${name}`).join("\n")}`;
}

/** Letters to add, leave out or exchange to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const exchanged = (before[at - 1] ?? 0) + Number(one[row - 1] !== other[at - 1]);
      next[at] = Math.min(exchanged, (before[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1);
    }
    before = next;
  }
  return before[other.length] ?? 0;
}
