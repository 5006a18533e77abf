import { expect, test } from "vitest";
import type { MetricChange, PreviewEffect } from "@/lib/domain/pushgateway/preview/preview";
import { explainEffect } from "./grouping-key-words";

function change(action: MetricChange["action"], name: string, more = {}): MetricChange {
  return { name, action, typeChange: null, lostSeries: 0, ...more };
}

function push(changes: MetricChange[], more = {}): PreviewEffect {
  return { kind: "push", isWhole: false, isNewGroup: false, changes, ...more };
}

const retyped = { typeChange: { from: "GAUGE", to: "UNTYPED" } };
const told: [PreviewEffect, string][] = [
  [push([change("adds", "a")], { isNewGroup: true }), "Makes this group, with `a`."],
  [push([], { isNewGroup: true }), "Makes this group without a metric: the body has none."],
  [
    push([change("adds", "a"), change("replaces", "b"), change("keeps", "c")]),
    "Adds `a` and replaces `b`. `c` stays.",
  ],
  [
    push([change("replaces", "b"), change("removes", "c")], { isWhole: true }),
    "Replaces the whole group: replaces `b` and removes `c`.",
  ],
  [
    push([change("removes", "c")], { isWhole: true }),
    "Empties this group: removes `c`. The group itself stays, without metrics.",
  ],
  [
    push([change("keeps", "c")]),
    "Changes no metric of this group: the body has none. Only the time of its last push moves.",
  ],
  [push([change("replaces", "b", retyped)]), "Replaces `b`. `b` turns from gauge into untyped."],
  [
    push([change("replaces", "b", { lostSeries: 2 })]),
    "Replaces `b`. 2 series of `b` are not in the body and go.",
  ],
  [
    push(["a", "b", "c", "d", "e"].map((name) => change("adds", name))),
    "Adds `a`, `b`, `c` and 2 more.",
  ],
  [
    { kind: "delete", metrics: ["a", "b"], endsPoisoning: false },
    "Removes this group, with `a` and `b`.",
  ],
  [
    { kind: "delete", metrics: [], endsPoisoning: true },
    "Removes this group, which holds no metric. The gateway then takes pushes again.",
  ],
  [
    {
      kind: "matches-nothing",
      nearest: {
        labels: { job: "b", x: "1" },
        differences: [
          { kind: "changed", name: "job", expected: "a", observed: "b" },
          { kind: "extra", name: "x", observed: "1" },
        ],
      },
    },
    'Matches no group, so nothing would be deleted. Nearest: `{job="b",x="1"}`, with another `job` and with `x` besides.',
  ],
  [
    { kind: "matches-nothing", nearest: null },
    "Matches no group, so nothing would be deleted. The gateway holds no groups.",
  ],
  [
    { kind: "refused", message: "No.", place: { line: 2, startColumn: 1, endColumn: 2 } },
    "Stores nothing as it is: see line 2.",
  ],
];

test.each(told)("%j", (effect, sentence) => {
  expect(explainEffect(effect)).toBe(sentence);
});
