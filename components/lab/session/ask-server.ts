import { getSandbox, getVerdicts } from "@/lib/client/api";
import type { ExternalStore } from "@/lib/client/external-store";
import { type LabState, withSandbox, withVerdict } from "./lab-state";

/** Asks for the sandbox as it is now; false where no answer came. */
export async function askSandbox(store: ExternalStore<LabState>): Promise<boolean> {
  const answer = await getSandbox();
  if (answer.ok) store.set((now) => withSandbox(now, answer.value, Date.now()));
  return answer.ok;
}

async function askVerdicts(lab: string, store: ExternalStore<LabState>): Promise<void> {
  const answer = await getVerdicts(lab);
  if (!answer.ok) return;
  for (const [step, verdict] of Object.entries(answer.value)) {
    store.set((now) => withVerdict(now, step, verdict));
  }
}

/** While live events do not get through, asks each scrape interval for what they would tell. */
export function askWhileSilent(lab: string, store: ExternalStore<LabState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function follow(): void {
    const isSilent = store.get().connection === "silent";
    if (isSilent && timer === undefined) timer = setTimeout(ask, 0);
    if (!isSilent) stop();
  }

  async function ask(): Promise<void> {
    if (!document.hidden) await Promise.all([askSandbox(store), askVerdicts(lab, store)]);
    if (timer !== undefined) timer = setTimeout(ask, store.get().sandbox.scrapeIntervalMs);
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  const leave = store.subscribe(follow);
  return () => {
    leave();
    stop();
  };
}
