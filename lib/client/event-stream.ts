import type { ConnectionState } from "./live-message";

/** The part of the browser's `EventSource` that is used here. */
export interface StreamSource {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
}

export interface EventStreamHooks<Event> {
  /** The names of the events that are listened to. */
  names: readonly string[];
  /** An event as it is to be handed on; null for one that is not known. */
  read: (name: string, data: string) => Event | null;
  /** Opens the stream after the event with this id; null at first, and where events have none. */
  open: (lastEventId: string | null) => StreamSource;
  onEvent: (event: Event) => void;
  onState: (state: ConnectionState) => void;
  /** Called after each failed attempt: the session may be gone, which an EventSource cannot tell. */
  onFailedAttempt: () => void;
}

/** A stream that is kept open. */
export interface EventStream {
  /** Opens another one in its place, as from another address; the one before goes on until that is open. */
  renew(): void;
  stop(): void;
}

/** The server says something every 15 s. */
const silenceMs = 20_000;
const firstDelayMs = 200;
const longestDelayMs = 5000;

/** How long to wait before the given attempt, counted from 0 after the connection broke; milliseconds. */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
  return delay * (0.8 + 0.4 * random());
}

/**
 * Keeps one event stream open. An `EventSource` gives up for good on any HTTP error, so each attempt is
 * a new one, with a growing delay; coming back online or into view tries at once. One that is open and says
 * nothing is replaced too: whatever holds it back may have ended.
 */
export function keepEventStream<Event>(hooks: EventStreamHooks<Event>): EventStream {
  const sources = createSources();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isSilent = false;
  let lastId: string | null = null;

  function listen(): void {
    clearTimeout(silence);
    silence = setTimeout(() => {
      isSilent = true;
      hooks.onState("silent");
      connect();
    }, silenceMs);
  }

  function hear(): void {
    if (isSilent) hooks.onState("live");
    isSilent = false;
    listen();
  }

  function connect(): void {
    clearTimeout(timer);
    timer = undefined;
    const opened = sources.take(() => hooks.open(lastId));
    listen();
    opened.addEventListener("heartbeat", hear);
    for (const name of hooks.names) {
      opened.addEventListener(name, ({ data, lastEventId }) => {
        // What a stream that was replaced still has to say comes again.
        if (!sources.isNewest(opened)) return;
        hear();
        lastId = lastEventId || lastId;
        const event = hooks.read(name, data);
        if (event) hooks.onEvent(event);
      });
    }
    opened.onopen = () => {
      sources.dropReplaced();
      failures = 0;
      hooks.onState(isSilent ? "silent" : "live");
    };
    opened.onerror = () => {
      if (!sources.end(opened)) return;
      clearTimeout(silence);
      hooks.onState(failures === 0 ? "connecting" : "lost");
      timer = setTimeout(connect, reconnectDelayMs(failures));
      failures += 1;
      if (failures > 1) hooks.onFailedAttempt();
    };
  }

  const unfollow = onReturn(() => {
    if (timer !== undefined) connect();
  });
  hooks.onState("connecting");
  connect();
  return {
    renew() {
      // One that is to be opened soon is opened then.
      if (timer !== undefined) return;
      sources.keepUntilOpen();
      connect();
    },
    stop() {
      clearTimeout(timer);
      clearTimeout(silence);
      sources.closeAll();
      unfollow();
    },
  };
}

/** The newest source, and one that it takes the place of, which goes on until it is open. */
function createSources() {
  let newest: StreamSource | null = null;
  let replaced: StreamSource | null = null;

  function dropReplaced(): void {
    replaced?.close();
    replaced = null;
  }
  return {
    isNewest: (source: StreamSource) => source === newest,
    take(open: () => StreamSource): StreamSource {
      newest?.close();
      newest = open();
      return newest;
    },
    keepUntilOpen(): void {
      dropReplaced();
      replaced = newest;
      newest = null;
    },
    dropReplaced,
    /** Ends one; true where it was the newest, and none is left then. */
    end(source: StreamSource): boolean {
      source.close();
      if (source !== newest) return false;
      newest = null;
      dropReplaced();
      return true;
    },
    closeAll(): void {
      dropReplaced();
      newest?.close();
      newest = null;
    },
  };
}

/** Calls back when the browser is online again or the page comes into view; the returned function ends it. */
function onReturn(returned: () => void): () => void {
  globalThis.addEventListener?.("online", returned);
  globalThis.document?.addEventListener("visibilitychange", returned);
  return () => {
    globalThis.removeEventListener?.("online", returned);
    globalThis.document?.removeEventListener("visibilitychange", returned);
  };
}
