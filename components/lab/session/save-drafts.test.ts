import { afterEach, expect, test, vi } from "vitest";
import { createExternalStore } from "@/lib/client/external-store";
import { draftOf } from "@/lib/contract/drafts";
import type { LabState } from "./lab-state";
import { adoptDraft } from "./save-drafts";

afterEach(() => vi.unstubAllGlobals());

const written = (text: string) => draftOf({ script: { text } });

test("of two drafts of another device that are read at once the newer one stays", async () => {
  const answers: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => answers.push(resolve)));
  const store = createExternalStore<Pick<LabState, "drafts">>({ drafts: {} });
  const saving = { lab: "l", device: () => "here", revisions: new Map<string, number>() };
  const adopt = adoptDraft(
    // @ts-expect-error: the part of the state that is written
    { ...saving, store },
    { isUnsaved: () => false },
  );
  const hear = (revision: number) => adopt({ lab: "l", step: "s", revision, device: "there" });
  const both = [hear(1), hear(2)];
  await vi.waitFor(() => expect(answers).toHaveLength(2), 100_000);
  const answer = (at: number, text: string) =>
    answers[at]?.(Response.json({ drafts: { s: written(text) }, revisions: { s: at + 1 } }));
  answer(1, "newer");
  await both[1];
  answer(0, "older");
  await both[0];
  expect(store.get().drafts).toEqual({ s: written("newer") });
});
