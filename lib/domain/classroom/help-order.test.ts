import { expect, it } from "vitest";
import { inHelpOrder, type Waiting } from "./help-order";

const asked = (id: string, nth: number, askedAtMs: number, over: Partial<Waiting> = {}) => ({
  ...{ id, nth, askedAtMs, state: "open" as const, isOnHold: false, ...over },
});

it("puts a first request before a fifth, then who has waited longest", () => {
  const queue = inHelpOrder([asked("fifth", 5, 1), asked("late", 1, 9), asked("early", 1, 2)]);
  expect(queue.map(({ id }) => id)).toEqual(["early", "late", "fifth"]);
});

it("leaves out whom somebody helps, who has put it off, and what is done", () => {
  const queue = inHelpOrder([
    asked("helped", 1, 1, { state: "claimed" }),
    asked("put off", 1, 2, { isOnHold: true }),
    asked("done", 1, 3, { state: "resolved" }),
    asked("waits", 1, 4),
  ]);
  expect(queue.map(({ id }) => id)).toEqual(["waits"]);
});
