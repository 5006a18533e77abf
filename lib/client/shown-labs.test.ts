import { expect, it } from "vitest";
import { createShownLabs } from "./shown-labs";

it("knows each lab once, for as long as a tab shows it", () => {
  const shown = createShownLabs();
  expect(shown.shows("a", "pushgateway")).toBe(true);
  expect(shown.shows("b", "pushgateway")).toBe(false);
  expect(shown.shows("c", "alerts")).toBe(true);
  expect(shown.labs()).toEqual(["alerts", "pushgateway"]);
  expect(shown.left("a")).toBe(false);
  expect(shown.left("b")).toBe(true);
  expect(shown.left("nobody")).toBe(false);
  expect(shown.labs()).toEqual(["alerts"]);
});
