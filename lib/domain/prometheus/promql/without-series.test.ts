import { describe, expect, it } from "vitest";
import { hasPinnedSeries, withoutSeries } from "./without-series";

const none = '__none__="",__none__!=""';

describe("withoutSeries", () => {
  it.each([
    ["up", `up{${none}}`],
    ["up{}", `up{${none},}`],
    ['up {job="a"}', `up {${none},job="a"}`],
    ['{__name__="up"} > 0', `{${none},__name__="up"} > 0`],
    ["rate(up[5m] offset 1m)", `rate(up{${none}}[5m] offset 1m)`],
    ["sum by (job) (a) / on (job) b", `sum by (job) (a{${none}}) / on (job) b{${none}}`],
    ["up @ end() # up", `up{${none}} @ end() # up`],
  ])("empties each selector: %s", (expression, emptied) => {
    expect(withoutSeries(expression)).toBe(emptied);
  });

  it.each([
    'label_replace(vector(1), "job", "up", "", "") and on() (vector(time()) > 100)',
    "up @ 1700000000",
    "max_over_time(up[5m:1m] @ -1.5 offset 5m)",
  ])("leaves what follows no series: %s", (expression) => {
    expect(withoutSeries(expression)).toBe(expression);
  });
});

it.each([
  ["up @ 1700000000", true],
  ["up @ start()", false],
  ["up offset 5m", false],
  ["vector(1)", false],
  ["up or sum(a @ 5)", true],
])("whether %s is pinned to a moment: %s", (expression, isPinned) => {
  expect(hasPinnedSeries(expression)).toBe(isPinned);
});
