import { expect, it } from "vitest";
import { draftOf } from "@/lib/contract/drafts";
import { leaveLab, reopenLab } from "./left-lab";

const written = (text: string) => draftOf({ request: { path: text } });

it("goes on with what was written before the lab was left, where the server says an older word", () => {
  const atFirst = { drafts: {}, revisions: {} };
  expect(reopenLab("ada", "push", atFirst)).toEqual(atFirst);
  const now = { drafts: { one: written("mine"), two: written("unsaved") }, revisions: { one: 2 } };
  leaveLab("ada", "push", now);
  expect(reopenLab("ada", "push", atFirst)).toEqual(now);
  expect(reopenLab("bob", "push", atFirst)).toEqual(atFirst);
});

it("takes what another device has written meanwhile, of each step by itself", () => {
  leaveLab("cleo", "push", {
    drafts: { one: written("here 1"), two: written("here 2") },
    revisions: { one: 2, two: 4 },
  });
  const told = {
    drafts: { one: written("there 1"), two: written("there 2") },
    revisions: { one: 3, two: 4 },
  };
  expect(reopenLab("cleo", "push", told)).toEqual({
    drafts: { one: written("there 1"), two: written("here 2") },
    revisions: { one: 3, two: 4 },
  });
});
