import { type LiveEvent, liveEventNames } from "@/lib/contract/events";
import { type EventStream, keepEventStream, type StreamSource } from "./event-stream";
import { seekLeadership } from "./leadership";
import {
  type ConnectionState,
  createLiveMemory,
  readLiveEvent,
  type TabMessage,
  tabMessageSchema,
} from "./live-message";
import { newId } from "./new-id";
import { createShownLabs } from "./shown-labs";

export interface LiveHooks {
  onEvent: (event: LiveEvent) => void;
  onState: (state: ConnectionState) => void;
  /** Called after a failed attempt to connect, to find out whether the session is gone. */
  onFailedAttempt: () => void;
}

/** A tab of a learner, and the lab that it shows. */
interface LiveTab {
  learnerId: string;
  lab: string;
}

/** A tab that is loaded anew leaves and comes back; the stream goes on for so long without it. */
const fewerLabsAfterMs = 5000;

/**
 * The live events of one learner, over one connection for all tabs of this browser (a browser opens no more
 * than six to a host): the tab that leads holds it and passes everything on; another takes over
 * as soon as it is gone. It names the labs that the tabs show, and is opened anew when they are others.
 * The returned function leaves.
 */
export function followLiveEvents(
  { learnerId, lab }: LiveTab,
  hooks: LiveHooks,
  open: (labs: string[]) => StreamSource = openStream,
): () => void {
  const name = `scrapelab-live-${learnerId}`;
  const tab = newId();
  const shown = createShownLabs();
  shown.shows(tab, lab);
  const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  const tell = (message: TabMessage) => tabs?.postMessage(message);
  let leading: Leading | null = null;
  let isGone = false;

  /** What the tabs say of themselves. */
  function note(message: AboutTab): void {
    const isOther =
      message.kind === "left" ? shown.left(message.tab) : shown.shows(message.tab, message.lab);
    if (isOther) leading?.labsChanged(message.kind);
    if (message.kind !== "hello") return;
    tell({ kind: "shows", tab, lab });
    leading?.tellKnown();
  }

  function hear(message: TabMessage): void {
    if (message.kind !== "event" && message.kind !== "state") note(message);
    // A leader has its own connection; another's word can only be a farewell that came late.
    else if (leading !== null) return;
    else if (message.kind === "event") hooks.onEvent(message.event);
    else hooks.onState(message.state);
  }

  if (tabs) {
    tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = tabMessageSchema.safeParse(data);
      if (message.success) hear(message.data);
    };
  }
  const hello = () => tell({ kind: "hello", tab, lab });
  const farewell = () => tell({ kind: "left", tab });
  const leave = seekLeadership(name, () => {
    const led = lead(hooks, tell, () => open(shown.labs()));
    leading = led;
    return () => {
      led.stop();
      leading = null;
      // Where another tab leads already, it tells what is known by now.
      if (!isGone) hello();
    };
  });
  hello();
  const forgetPage = followPage({ onHide: farewell, onShow: hello });

  return () => {
    if (isGone) return;
    isGone = true;
    forgetPage();
    farewell();
    leave();
    tabs?.close();
  };
}

type AboutTab = Exclude<TabMessage, { kind: "event" | "state" }>;

interface Leading {
  tellKnown(): void;
  /** A tab has come or gone that shows another lab than the rest. */
  labsChanged(by: AboutTab["kind"]): void;
  stop(): void;
}

/** Holds the connection, and tells the other tabs what comes. */
function lead(
  hooks: LiveHooks,
  tell: (message: TabMessage) => void,
  open: () => StreamSource,
): Leading {
  const memory = createLiveMemory();
  let state: ConnectionState = "connecting";
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stream: EventStream = keepEventStream({
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

  return {
    tellKnown() {
      tell({ kind: "state", state });
      for (const event of memory.all()) tell({ kind: "event", event });
    },
    labsChanged(by) {
      clearTimeout(waiting);
      if (by === "left") waiting = setTimeout(stream.renew, fewerLabsAfterMs);
      else stream.renew();
    },
    stop() {
      clearTimeout(waiting);
      stream.stop();
    },
  };
}

function openStream(labs: string[]): StreamSource {
  return new EventSource(`/api/events?${new URLSearchParams(labs.map((lab) => ["lab", lab]))}`);
}

/** A tab that is closed says so; one that Back brings again comes anew. */
function followPage({ onHide, onShow }: { onHide: () => void; onShow: () => void }): () => void {
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onShow();
  };
  globalThis.addEventListener?.("pagehide", onHide);
  globalThis.addEventListener?.("pageshow", shown);
  return () => {
    globalThis.removeEventListener?.("pagehide", onHide);
    globalThis.removeEventListener?.("pageshow", shown);
  };
}
