import { expect, test } from "vitest";
import { past, reset, restart } from "@/lib/domain/checks/testing/observe";
import { enterAttempt } from "./enter-attempt";
import {
  emptyHistory,
  heldNow,
  heldSinceMs,
  holdsAnything,
  lastPushTo,
  lossOf,
  periodsOf,
} from "./history";

const a = { job: "a" };
const names = (...requests: Parameters<typeof past>) => [
  ...(heldNow(past(...requests).history, a)?.keys() ?? ["no group"]),
];

test("PUT replaces a group, POST replaces families of the same name", () => {
  expect(names("PUT /metrics/job/a\nm 1\n", "PUT /metrics/job/a\nn 1\n")).toEqual(["n"]);
  expect(names("PUT /metrics/job/a\nm 1\n", "POST /metrics/job/a\nn 1\n")).toEqual(["m", "n"]);
  const { history } = past(
    'POST /metrics/job/a\nm{x="1"} 1\n',
    'POST /metrics/job/a\nm{x="9"} 2\n',
  );
  expect(heldNow(history, a)?.get("m")?.series).toEqual([{ labels: { x: "9" }, value: "2" }]);
});

test("an empty POST touches nothing, an empty PUT empties the group and leaves it there", () => {
  expect(names("POST /metrics/job/a\nm 1\n", "POST /metrics/job/a\n")).toEqual(["m"]);
  expect(names("POST /metrics/job/a\nm 1\n", "PUT /metrics/job/a\n")).toEqual([]);
  expect(names("POST /metrics/job/a\n")).toEqual([]);
});

test("groups are told apart by all of their labels, in any order", () => {
  const { history } = past("PUT /metrics/job/a/x/1/y/2\nm 1\n", "DELETE /metrics/job/a");
  expect(heldNow(history, a)).toBeNull();
  expect(heldNow(history, { y: "2", x: "1", job: "a" })?.has("m")).toBe(true);
});

test("a refused push changes nothing that is held", () => {
  const refused = "text format parsing error in line 1: invalid metric name";
  const { history } = past("PUT /metrics/job/a\nm 1\n", {
    request: "PUT /metrics/job/a\n1 1\n",
    answered: [400, refused],
  });
  expect(periodsOf(history, a)).toHaveLength(1);
  expect(history.lastPushAtMs).not.toBeNull();
});

test("a loss names what took the metric, and only the first thing that did", () => {
  const lost = (...later: string[]) =>
    lossOf(past("PUT /metrics/job/a\nm 1\n", ...later).history, a, "m");
  expect(lost()).toBeNull();
  expect(lost("DELETE /metrics/job/a", restart)).toMatchObject({
    cause: "delete",
    request: "DELETE /metrics/job/a",
  });
  expect(lost("PUT /metrics/job/a\nn 1\n", "DELETE /metrics/job/a")).toMatchObject({
    cause: "put",
  });
  expect(lost(restart)).toMatchObject({ cause: "restart" });
  expect(lost(reset)).toMatchObject({ cause: "reset" });
  expect(lost("DELETE /metrics/job/a", "PUT /metrics/job/a\nm 1\n")).toBeNull();
  expect(lossOf(past("PUT /metrics/job/a\nn 1\n", restart).history, a, "m")).toBeNull();
});

test("a restart takes every group, and one that was gone already is not lost again", () => {
  const { history } = past(
    "PUT /metrics/job/a\nm 1\n",
    "PUT /metrics/job/b\nm 1\n",
    restart,
    restart,
  );
  expect(holdsAnything(history)).toBe(false);
  expect(periodsOf(history, a).map(({ cause }) => cause)).toEqual(["put", "restart"]);
  expect(history.lastLossAtMs).toBeGreaterThan(history.lastPushAtMs ?? Number.POSITIVE_INFINITY);
});

test("a delete knows whether it matched", () => {
  const matched = (...requests: Parameters<typeof past>) =>
    past(...requests).attempts.at(-1)?.effect;
  const inconsistent = "pushed metrics are invalid or inconsistent with existing metrics: …";
  expect(matched("DELETE /metrics/job/a")).toMatchObject({ matched: false });
  expect(matched("PUT /metrics/job/a\nm 1\n", "DELETE /metrics/job/a")).toMatchObject({
    matched: true,
  });
  expect(matched("PUT /metrics/job/a\n", "DELETE /metrics/job/a")).toMatchObject({ matched: true });
  expect(
    matched("PUT /metrics/job/a\nm 1\n", "DELETE /metrics/job/a", "DELETE /metrics/job/a"),
  ).toMatchObject({ matched: false });
  // A push that is refused as inconsistent has made the group all the same; a parse error has not.
  const refused = { request: "PUT /metrics/job/a/instance/\nm 1\n" };
  const remove = "DELETE /metrics/job/a/instance/";
  const [poison, typo] = [inconsistent, "text format parsing error in line 1: …"];
  expect(matched({ ...refused, answered: [400, poison] }, remove)).toMatchObject({ matched: true });
  expect(matched({ ...refused, answered: [400, typo] }, remove)).toMatchObject({ matched: false });
  expect(matched({ ...refused, answered: [400, poison] }, restart, remove)).toMatchObject({
    matched: false,
  });
});

test("a metric is held since its content was first so, however often it is pushed again", () => {
  const push = "POST /metrics/job/a\nm 4\n";
  const { history, attempts } = past(
    "POST /metrics/job/a\nm 5\n",
    push,
    push,
    "POST /metrics/job/a\nn 1\n",
  );
  expect(heldSinceMs(history, a, "m")).toBe(attempts[1]?.atMs);
  expect(heldSinceMs(history, a, "n")).toBe(attempts[3]?.atMs);
  expect(heldSinceMs(history, a, "x")).toBeNull();
  const again = past(push, "DELETE /metrics/job/a", push);
  expect(heldSinceMs(again.history, a, "m")).toBe(again.attempts[2]?.atMs);
});

test("a push that could not be read leaves what is known, and makes a group", () => {
  const unread = { kind: "put", group: a, families: null } as const;
  const [attempt] = past("PUT /metrics/job/a\nm 1\n").attempts;
  if (!attempt) throw new Error("no attempt");
  const first = enterAttempt(emptyHistory(), { ...attempt, effect: unread });
  expect(heldNow(first, a)).toEqual(new Map());
  const known = enterAttempt(enterAttempt(emptyHistory(), attempt), { ...attempt, effect: unread });
  expect(heldNow(known, a)?.has("m")).toBe(true);
});

test("a history is never changed in place, and keeps so many periods of a group", () => {
  const before = past("PUT /metrics/job/a\nm 0\n").history;
  const copy = structuredClone(before);
  let history = before;
  for (const { attempts } of Array.from({ length: 60 }, (_, i) =>
    past(`PUT /metrics/job/a\nm ${i + 1}\n`),
  )) {
    for (const attempt of attempts) history = enterAttempt(history, attempt);
  }
  expect(before).toEqual(copy);
  expect(periodsOf(history, a)).toHaveLength(50);
  expect(heldNow(history, a)?.get("m")?.series[0]?.value).toBe("60");
});

test("of many periods those are kept that tell what was there together, and what took it away", () => {
  const push = (body: string) => `PUT /metrics/job/a\n${body}\n`;
  const many = (body: (i: number) => string) => Array.from({ length: 60 }, (_, i) => push(body(i)));
  const ends = (...requests: string[]) => {
    const { history, attempts } = past(push("m 1\nn 1"), ...requests);
    return { history, attempts, periods: periodsOf(history, a) };
  };
  const { history, attempts, periods } = ends(...many((i) => `m ${i}`));
  expect(periods[0]?.families?.size).toBe(2);
  expect(lossOf(history, a, "n")?.sinceMs).toBe(attempts[1]?.atMs);
  const turns = ends(...many((i) => (i % 2 ? "m 1" : "n 1")));
  expect(turns.periods[0]?.families?.size).toBe(2);
  expect(turns.periods).toHaveLength(50);
  // None of them is there twice: the oldest goes.
  const different = ends(...many((i) => `x${i} 1`));
  expect(different.periods[0]?.families?.has("m")).toBe(false);
  expect(different.periods.at(-1)?.families?.has("x59")).toBe(true);
});

test("the last push is told as it was sent, whatever it changed and whatever came after", () => {
  const post = "POST /metrics/job/a\nm 1\n";
  const { history } = past("PUT /metrics/job/a\nm 1\nn 1\n", post, "DELETE /metrics/job/a");
  expect(lastPushTo(history, a)).toMatchObject({
    kind: "post",
    request: "POST /metrics/job/a",
    families: [{ name: "m" }],
  });
  expect(lastPushTo(history, { job: "b" })).toBeNull();
});
