import { expect, it } from "vitest";
import { distanceTo, findPlace } from "./find-place";

const anchors = [
  { key: "lab", top: -300 },
  { key: "task:push", top: -120 },
  { key: "task:push/0", top: -80 },
  { key: "first-push", top: 200 },
];

it("finds the last block that has begun above the edge", () => {
  expect(findPlace(anchors)).toEqual({ anchor: "task:push/0", offset: 80 });
  expect(findPlace([{ key: "lab", top: 24 }])).toEqual({ anchor: "lab", offset: -24 });
  expect(findPlace([])).toBeNull();
});

it("finds the way back, also in a layout that has only the part of the text", () => {
  expect(distanceTo({ anchor: "task:push/0", offset: 80 }, anchors)).toBe(0);
  expect(distanceTo({ anchor: "first-push", offset: 30 }, anchors)).toBe(230);
  expect(distanceTo({ anchor: "first-push/7", offset: 30 }, anchors)).toBe(200);
  expect(distanceTo({ anchor: "task:delete", offset: 0 }, anchors)).toBeNull();
});
