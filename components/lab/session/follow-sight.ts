export interface Sight {
  /** Says again that this page is out of sight, if it is: only who is connected is known to be there at all. */
  connected(): void;
  stop(): void;
}

type Page = Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;

/** What a page that goes out of sight says may still be on its way for so long. */
const answerAfterMs = 500;

/**
 * Tells instructors whether a learner has a page in sight: who works in a terminal has none, and is not away.
 * Of several windows the one that is still in sight speaks after one that is not any more.
 */
export function followSight(
  learnerId: string,
  say: (isInSight: boolean) => void,
  page: Page = document,
): Sight {
  const pages =
    typeof BroadcastChannel === "undefined"
      ? null
      : new BroadcastChannel(`scrapelab-sight-${learnerId}`);
  let answering: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    clearTimeout(answering);
    say(!page.hidden);
    if (page.hidden) pages?.postMessage("hidden");
  }

  if (pages) {
    pages.onmessage = () => {
      clearTimeout(answering);
      if (!page.hidden) answering = setTimeout(() => say(true), answerAfterMs);
    };
  }
  page.addEventListener("visibilitychange", tell);
  return {
    connected() {
      if (page.hidden) tell();
    },
    stop() {
      clearTimeout(answering);
      page.removeEventListener("visibilitychange", tell);
      pages?.close();
    },
  };
}
