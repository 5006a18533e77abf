import { afterEach, expect, test, vi } from "vitest";
import { followSight } from "./follow-sight";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A window of the learner, and what it has said. */
function openWindow(learner: string, hidden = false) {
  const page = Object.assign(new EventTarget(), { hidden });
  const said: boolean[] = [];
  const sight = followSight(learner, (isInSight) => said.push(isInSight), page);
  ends.push(sight.stop);
  sight.connected();
  return {
    said,
    connected: sight.connected,
    turn(isHidden: boolean) {
      page.hidden = isHidden;
      page.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

test("a page tells when it goes out of sight and when it comes back", () => {
  const page = openWindow("one");
  expect(page.said).toEqual([]);
  page.turn(true);
  page.turn(false);
  expect(page.said).toEqual([false, true]);
});

test("one that connects out of sight says so, each time", () => {
  const page = openWindow("behind", true);
  page.connected();
  expect(page.said).toEqual([false, false]);
});

test("of two windows the one that is still in sight has the last word", async () => {
  const [first, second, hidden] = [openWindow("two"), openWindow("two"), openWindow("two", true)];
  first.turn(true);
  await vi.waitFor(() => expect(second.said.at(-1)).toBe(true), 100_000);
  expect([first.said, hidden.said]).toEqual([[false], [false]]);
});
