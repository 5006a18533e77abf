import type { ExternalStore } from "@/lib/client/external-store";
import type { LabState } from "./lab-state";

type Page = Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;

/** Tells, once each, which steps the page works for while it is in sight; the returned function ends it. */
export function followOpened(
  store: Pick<ExternalStore<Pick<LabState, "activeStepId">>, "get" | "subscribe">,
  say: (step: string) => void,
  page: Page = document,
): () => void {
  const said = new Set<string>();
  function look(): void {
    const { activeStepId: step } = store.get();
    if (step === null || page.hidden || said.has(step)) return;
    said.add(step);
    say(step);
  }
  look();
  const leave = store.subscribe(look);
  page.addEventListener("visibilitychange", look);
  return () => {
    leave();
    page.removeEventListener("visibilitychange", look);
  };
}
