import type { LabState } from "@/components/lab/session/lab-state";
import type { ExternalStore } from "@/lib/client/external-store";

/** Calls once when a step has passed, at once where it has already; the returned function ends the waiting. */
export function whenPassed(
  store: Pick<ExternalStore<Pick<LabState, "verdicts">>, "get" | "subscribe">,
  step: string,
  call: () => void,
): () => void {
  let end = () => {};
  const look = () => {
    if (store.get().verdicts[step]?.outcome !== "passed") return;
    end();
    call();
  };
  end = store.subscribe(look);
  look();
  return () => end();
}
