import { expect, test } from "vitest";
import { reveal } from "./reveal";

const box = (top: number, height: number) => ({
  ...{ scrollTop: 0, scrollHeight: 900, clientHeight: height },
  getBoundingClientRect: () => ({ top, height }),
});

/** How far a pane of 400 px at 100 px is scrolled for an element at that height. */
function scrolledFor(top: number, pane: Partial<ReturnType<typeof box>> = {}): number {
  const around = { ...box(100, 400), ...pane };
  // @ts-expect-error: the parts of an element that are read
  reveal(box(top, 100), around);
  return around.scrollTop;
}

test("what begins in the lower half or below comes to the top of the pane", () => {
  expect(scrolledFor(350)).toBe(250);
  expect(scrolledFor(800)).toBe(700);
});

test("nothing moves for what is in sight, nor where the pane does not scroll", () => {
  expect(scrolledFor(250)).toBe(0);
  expect(scrolledFor(350, { scrollHeight: 400 })).toBe(0);
});
