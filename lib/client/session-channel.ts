/** One channel for all tabs of this browser: who is signed in from now on. */
const channelName = "scrapelab-session";

/** Tells the other tabs that this browser now belongs to another learner, or to nobody. */
export function announceSession(learnerId: string | null): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ learnerId });
  channel.close();
}

/** Calls back with the learner's id, or null, when another tab joins or signs out. */
export function onSessionChange(listener: (learnerId: string | null) => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== "object" || data === null || !("learnerId" in data)) return;
    const { learnerId } = data;
    if (learnerId === null || typeof learnerId === "string") listener(learnerId);
  };
  return () => channel.close();
}
