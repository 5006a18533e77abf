import { expect, it } from "vitest";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { namesFor } from "@/lib/domain/site-names";
import { outlineLab } from "./outline-lab";

const check: Step["check"] = { kind: "query", reference: "time() - push_time_seconds" };
const lab: Lab = {
  ...{ id: "alerts", number: "5.1", title: "Alerts", summary: "", markdown: "" },
  stack: ["prometheus", "alertmanager"],
  tasks: [
    {
      ...{ id: "one", number: "5.1.1", title: "One", markdown: "" },
      steps: [
        { id: "a", number: "5.1.1 a", title: "A", markdown: "", check, hints: [], request: null },
      ],
    },
  ],
};
it("has the servers that the lab names, and no solution", () => {
  const outline = outlineLab(lab, namesFor("ada"));
  expect(outline.stack).toEqual(["prometheus", "alertmanager"]);
  expect(JSON.stringify(outline)).not.toContain("push_time_seconds");
});
