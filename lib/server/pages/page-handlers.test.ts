import { expect, it } from "vitest";
import { readPageCall } from "./page-handlers";

it("reads what the Pushgateway's page calls", () => {
  expect(readPageCall("pushgateway.switchToStatus()")).toEqual(["switchToStatus", []]);
  const handler = String.raw`pushgateway.showDelModal({ 'job': 'a\u0027b\/c\\d', 'zone': '\u0022\u003cé, event\u003e' }, { 'job': 'YSdi' }, 'group-panel-1', event)`;
  expect(readPageCall(handler)).toEqual([
    "showDelModal",
    [{ job: "a'b/c\\d", zone: '"<é, event>' }, { job: "YSdi" }, "group-panel-1", null],
  ]);
});

it.each([
  "alert(1)",
  "pushgateway.a(alert(1))",
  "pushgateway.a(), alert(1)",
  "pushgateway.a();alert(1)",
  "pushgateway['a']()",
  "pushgateway.a.b()",
  "pushgateway.a('x' + alert(1))",
  "pushgateway.a(`x`)",
  "",
])("reads nothing else: %s", (handler) => {
  expect(readPageCall(handler)).toBeNull();
});
