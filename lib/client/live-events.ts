import { type LiveEvent, liveEventNames } from "@/lib/contract/events";
import { keepEventStream, type StreamSource } from "./event-stream";
import { seekLeadership } from "./leadership";
import {
  type ConnectionState,
  createLiveMemory,
  readLiveEvent,
  type TabMessage,
  tabMessageSchema,
} from "./live-message";

export interface LiveHooks {
  onEvent: (event: LiveEvent) => void;
  onState: (state: ConnectionState) => void;
  /** Called after a failed attempt to connect, to find out whether the session is gone. */
  onFailedAttempt: () => void;
}

/**
 * The live events of one learner, over one connection for all tabs of this browser (a browser opens no more
 * than six to a host): the tab that leads holds it and passes everything on; another takes over
 * as soon as it is gone. The returned function leaves.
 */
export function followLiveEvents(
  learnerId: string,
  hooks: LiveHooks,
  open: () => StreamSource = () => new EventSource("/api/events"),
): () => void {
  const name = `scrapelab-live-${learnerId}`;
  const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  const tell = (message: TabMessage) => tabs?.postMessage(message);
  let answerNewcomer: (() => void) | null = null;

  if (tabs) {
    tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
      const parsed = tabMessageSchema.safeParse(data);
      if (!parsed.success) return;
      const message = parsed.data;
      if (message.kind === "hello") answerNewcomer?.();
      // A leader has its own connection; another's word can only be a farewell that came late.
      else if (answerNewcomer === null) {
        if (message.kind === "event") hooks.onEvent(message.event);
        else hooks.onState(message.state);
      }
    };
  }

  const leave = seekLeadership(name, () => {
    const memory = createLiveMemory();
    let state: ConnectionState = "connecting";
    answerNewcomer = () => {
      tell({ kind: "state", state });
      for (const event of memory.all()) tell({ kind: "event", event });
    };
    const stop = keepEventStream({
      names: liveEventNames,
      read: readLiveEvent,
      open,
      onEvent(event) {
        memory.keep(event);
        hooks.onEvent(event);
        tell({ kind: "event", event });
      },
      onState(next) {
        state = next;
        hooks.onState(next);
        tell({ kind: "state", state: next });
      },
      onFailedAttempt: hooks.onFailedAttempt,
    });
    return () => {
      stop();
      answerNewcomer = null;
      // Where another tab leads already, it tells what is known by now.
      tell({ kind: "hello" });
    };
  });
  tell({ kind: "hello" });

  return () => {
    leave();
    tabs?.close();
  };
}
