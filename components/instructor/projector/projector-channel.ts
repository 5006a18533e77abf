import * as z from "zod/mini";

/** A misconception that the projector shows; null for none. */
const shownSchema = z.nullable(z.object({ lab: z.string(), step: z.string(), code: z.string() }));
export type Shown = z.infer<typeof shownSchema>;

const channelName = "scrapelab-projector";
const windowName = "scrapelab-projector";

export const projectorPath = "/instructor/projector";

/** Opens the projector's window where there is none, and shows a misconception there. */
export function showOnProjector(shown: Shown): void {
  const query = shown ? `?${new URLSearchParams(shown)}` : "";
  if (typeof BroadcastChannel === "undefined") {
    window.open(projectorPath + query, windowName);
    return;
  }
  const channel = new BroadcastChannel(channelName);
  // A window that is there answers; else one is opened, which the click still allows.
  const timer = setTimeout(() => {
    channel.close();
    window.open(projectorPath + query, windowName);
  }, 150);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data !== "shown") return;
    clearTimeout(timer);
    channel.close();
  };
  channel.postMessage(shown);
}

/** For the projector's window: calls back with what to show; the returned function ends it. */
export function followProjector(show: (shown: Shown) => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = shownSchema.safeParse(data);
    if (!parsed.success) return;
    show(parsed.data);
    channel.postMessage("shown");
  };
  return () => channel.close();
}

/** What the window's own address asks it to show. */
export function shownInAddress(search: string): Shown {
  const query = Object.fromEntries(new URLSearchParams(search));
  const parsed = shownSchema.safeParse(query);
  return parsed.success ? parsed.data : null;
}
