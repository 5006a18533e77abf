import { expect, test } from "vitest";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { findLabOfStep } from "./find-step";

function lab(id: string, ...steps: string[]): [string, Lab] {
  const common = { number: "1", title: id, markdown: "" };
  const stepOf = (each: string): Step => ({
    ...{ ...common, id: each, title: each, check: null, hints: [], request: null },
  });
  const task = { ...common, id: "task", steps: steps.map(stepOf) };
  return [id, { ...common, id, summary: "", stack: [], tasks: [task] }];
}
const labs = new Map([lab("one", "push", "delete"), lab("two", "push")]);

test.each([
  [{ step: "delete" }, "one"],
  [{ step: "push", lab: "two" }, "two"],
  [{ step: "push", lab: "one" }, "one"],
])("%o is a step of %s", (named, found) => {
  expect(findLabOfStep(labs, named)).toEqual({ ok: true, value: found });
});

test.each([
  [{ step: "push" }, { kind: "ambiguous-step", step: "push", labs: ["one", "two"] }],
  [{ step: "x" }, { kind: "unknown-step", step: "x" }],
  [
    { step: "delete", lab: "two" },
    { kind: "unknown-step", step: "delete" },
  ],
  [
    { step: "delete", lab: "x" },
    { kind: "unknown-lab", lab: "x" },
  ],
])("%o is refused", (named, error) => {
  expect(findLabOfStep(labs, named)).toEqual({ ok: false, error });
});
