import { expect, test } from "vitest";
import { type Lab, labsByNumber } from "./lab";

test("labs are listed by their numbers, whatever their folders are called", () => {
  const lab = (id: string, number: string): [string, Lab] => [
    id,
    { id, number, title: id, summary: "", markdown: "", stack: [], tasks: [] },
  ];
  const labs = new Map([
    lab("alerting", "4.10"),
    lab("blackbox", "4.1"),
    lab("pushgateway", "4.2"),
  ]);
  expect(labsByNumber(labs).map(({ id }) => id)).toEqual(["blackbox", "pushgateway", "alerting"]);
});
