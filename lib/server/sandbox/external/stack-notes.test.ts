import { expect, it } from "vitest";
import type { Unreachable } from "@/lib/domain/stack/unreachable";
import { noteFaults } from "./stack-notes";

const fault = (why: Unreachable, team: string) => {
  return { server: "pushgateway", why, at: `http://pushgateway.${team}` } as const;
};
const faults = (whys: Record<string, Unreachable>) =>
  new Map(Object.entries(whys).map(([team, why]) => [team, fault(why, team)]));

it("there is a note for each reason, with its teams and the address of the first", () => {
  const notes = noteFaults(
    new Map([...faults({ a: "not-trusted", b: "no-such-name", c: "not-trusted" }), ["d", null]]),
  );
  expect(notes).toEqual([
    expect.stringMatching(
      /^Something is wrong with the Pushgateway of a, c. The certificate at http:\/\/pushgateway.a is by nobody/,
    ),
    expect.stringMatching(
      /^Something is wrong with the Pushgateway of b. The host of http:\/\/pushgateway.b does not exist: see that/,
    ),
  ]);
});

it("what passes by itself is counted, and no note", () => {
  expect(noteFaults(faults({ a: "nobody-listens", b: "no-answer" }))).toEqual([]);
});
