import type { HelpChange, KeptHelp } from "@/lib/server/store/classroom/classroom-store";
import type { HelpError, HelpState } from "./help";

/** Enough for any talk; with more of them the oldest are forgotten. */
const maxAnswers = 50;

/** Why a request may not become this; null where it may. One that somebody helps with is not taken from them. */
export function refusalOf(
  { state, by }: KeptHelp,
  next: HelpState | undefined,
  name: string,
): HelpError | null {
  if (state === "resolved" && next !== "resolved") return { kind: "help-resolved" };
  if (next === "claimed" && state === "claimed" && by !== null && by !== name) {
    return { kind: "help-claimed", by };
  }
  return null;
}

/** What it becomes: words are an answer, and close nothing by themselves. */
export function changeOf(
  { answers, by, state: before }: KeptHelp,
  { state, words, name }: { state: HelpState | undefined; words: string; name: string },
): HelpChange {
  const answer = { by: name, atMs: Date.now(), words };
  return {
    ...(words && { answers: [...answers, answer].slice(-maxAnswers) }),
    ...(state === "open" && { state, by: null }),
    ...(state === "claimed" && { state, by: name }),
    ...(state === "resolved" && { state, by: before === "resolved" ? by : name }),
  };
}
