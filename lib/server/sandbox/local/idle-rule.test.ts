import { expect, test } from "vitest";
import { isIdle, type Rest } from "./idle-rule";

const away: Rest = {
  restMs: 61,
  isOpen: false,
  isSomebodyThere: false,
  isSomebodyWaiting: false,
  idleMs: 60,
};

test.each<[string, Partial<Rest>, boolean]>([
  ["nobody is there", {}, true],
  ["it was used a moment ago", { restMs: 60 }, false],
  ["its page is open", { isOpen: true, isSomebodyThere: true, restMs: 10_000 }, false],
  ["others of the class are there", { isSomebodyThere: true, restMs: 720 }, false],
  ["others are there, and a course day has passed", { isSomebodyThere: true, restMs: 721 }, true],
  ["another team waits", { isSomebodyThere: true, isSomebodyWaiting: true }, true],
  ["another waits while its page is open", { isOpen: true, isSomebodyWaiting: true }, false],
  [
    "another waits and its page was forgotten a day ago",
    { isOpen: true, isSomebodyWaiting: true, restMs: 721 },
    true,
  ],
])("%s", (_name, changes, expected) => {
  expect(isIdle({ ...away, ...changes })).toBe(expected);
});
