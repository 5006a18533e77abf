import { expect, it } from "vitest";
import type { HelpEvent } from "@/lib/contract/classroom/help";
import { helpSentence } from "./help-words";

const asked: HelpEvent = {
  ...{ id: "1", lab: "l", step: "s", state: "open", isOnHold: false, before: 2 },
};

it.each<[string | null, Partial<HelpEvent>]>([
  ["Asked, 2 before you.", {}],
  ["Asked. You are next.", { before: 0 }],
  ["On hold. Nobody comes until you take it up again.", { isOnHold: true }],
  ["Instructor 1 is coming.", { state: "claimed", by: "Instructor 1" }],
  ["Grace has closed your request.", { state: "resolved", by: "Grace" }],
  [null, { state: "resolved" }],
])("says %s", (sentence, over) => {
  expect(helpSentence({ ...asked, ...over })).toBe(sentence);
});
