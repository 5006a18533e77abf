import * as z from "zod/mini";
import { newId } from "./new-id";

/** The part of the browser's `BroadcastChannel` that is used here. */
export interface ElectionChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  close(): void;
}

export interface ElectionTimes {
  /** How often a tab asks who leads. */
  askEveryMs: number;
  /** Without an answer for this long, nobody does. */
  patienceMs: number;
}

interface Seat {
  open: () => ElectionChannel;
  lead: () => () => void;
  times?: ElectionTimes | undefined;
}

const messageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("who-leads") }),
  z.object({ kind: z.literal("i-lead"), term: z.number(), id: z.string() }),
  z.object({ kind: z.literal("i-leave") }),
]);
type Message = z.infer<typeof messageSchema>;

/**
 * One leader among the tabs that hear each other. A tab that leads answers whoever asks, hidden or not; one
 * that is dead or frozen does not, and the first to miss its answer leads the next term. Of two that lead,
 * the one of the later term goes on (of one term, that of the smaller id), so that a tab which thaws gives way.
 */
export function seekElection({ open, lead, times }: Seat): () => void {
  const { askEveryMs, patienceMs } = times ?? { askEveryMs: 3000, patienceMs: 1000 };
  const id = newId();
  const channel = open();
  const say = (message: Message) => channel.postMessage(message);
  let term = 0;
  let stopLeading: (() => void) | null = null;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    clearTimeout(asking);
    if (stopLeading || waiting !== undefined) return;
    say({ kind: "who-leads" });
    // Of tabs that begin together, one is first.
    waiting = setTimeout(begin, patienceMs * (0.5 + 0.5 * Math.random()));
  }

  function begin(): void {
    waiting = undefined;
    term += 1;
    say({ kind: "i-lead", term, id });
    stopLeading = lead();
  }

  function follow(): void {
    clearTimeout(waiting);
    clearTimeout(asking);
    waiting = undefined;
    asking = setTimeout(ask, askEveryMs);
  }

  function step(): void {
    stopLeading?.();
    stopLeading = null;
  }

  function hearLeader(other: { term: number; id: string }): void {
    const isBehind = other.term < term || (other.term === term && other.id > id);
    if (stopLeading && isBehind) {
      say({ kind: "i-lead", term, id });
      return;
    }
    term = Math.max(term, other.term);
    step();
    follow();
  }

  channel.onmessage = ({ data }) => {
    const message = messageSchema.safeParse(data).data;
    if (message?.kind === "i-lead") hearLeader(message);
    else if (message?.kind === "i-leave") ask();
    else if (message && stopLeading) say({ kind: "i-lead", term, id });
  };

  function leave(): void {
    clearTimeout(waiting);
    clearTimeout(asking);
    waiting = undefined;
    if (stopLeading) say({ kind: "i-leave" });
    step();
  }

  const forgetPage = followPage({ onHide: leave, onShow: ask });
  ask();
  return () => {
    forgetPage();
    leave();
    channel.close();
  };
}

/** A page that Back brings again was told of nothing meanwhile. */
function followPage({ onHide, onShow }: { onHide: () => void; onShow: () => void }): () => void {
  globalThis.addEventListener?.("pagehide", onHide);
  globalThis.addEventListener?.("pageshow", onShow);
  return () => {
    globalThis.removeEventListener?.("pagehide", onHide);
    globalThis.removeEventListener?.("pageshow", onShow);
  };
}
