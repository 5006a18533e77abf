import type { SiteOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { asSynthetic } from "./synthetic-learner";
import type { Visitor } from "./visitor";

/** The app sends its first bytes at once; so long a router may take to pass them on. */
const firstMs = 15_000;
/** The app says something so often. */
const heartbeatMs = 15_000;

/** Whether what stands between passes on an event stream as it comes; told too is whether it ends it. */
export async function lookAtStream(
  instructor: Visitor,
  options: Pick<SiteOptions, "hold" | "code" | "interruption">,
  section: Section,
  firstTeam: string | undefined,
): Promise<boolean> {
  const joining = { name: "Preflight stream", options, firstTeam };
  const holdMs = options.hold * 1000;
  const seen = await asSynthetic(instructor, joining, section, (learner) =>
    watch(learner, holdMs, options.interruption),
  );
  if (seen) tell(seen, holdMs, section);
  return seen !== null && seen.firstMs !== null;
}

interface Seen {
  /** When the first bytes came. */
  firstMs: number | null;
  /** When it was ended by somebody else; null where it was still open. */
  endedMs: number | null;
  heartbeats: number;
  /** What was answered in place of a stream; null where there was one. */
  refusedBy: number | null;
}

async function watch(learner: Visitor, holdMs: number, interruption: AbortSignal): Promise<Seen> {
  const seen: Seen = { firstMs: null, endedMs: null, heartbeats: 0, refusedBy: null };
  const over = new AbortController();
  const begin = performance.now();
  // Without a first byte nothing is gained by waiting on.
  let timer = setTimeout(() => over.abort(), firstMs);
  try {
    const answer = await learner.open("/api/events", over.signal);
    if (answer.status !== 200) return { ...seen, refusedBy: answer.status };
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      if (seen.firstMs === null) {
        seen.firstMs = performance.now() - begin;
        clearTimeout(timer);
        timer = setTimeout(() => over.abort(), holdMs);
      }
      const text = decoder.decode(chunk, { stream: true });
      seen.heartbeats += text.match(/event: heartbeat/g)?.length ?? 0;
    }
    seen.endedMs = performance.now() - begin;
  } catch {
    if (!over.signal.aborted) seen.endedMs = performance.now() - begin;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
  interruption.throwIfAborted();
  return seen;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const waitLonger = `Set the router's timeout well above ${heartbeatMs / 1000} s (OpenShift: haproxy.router.openshift.io/timeout: 5m).`;

function tell(seen: Seen, holdMs: number, to: Section) {
  const { firstMs: first, endedMs: ended, heartbeats, refusedBy } = seen;
  if (refusedBy !== null) {
    const todo = `See that the app runs and its log for this request. ${waitLonger}`;
    to.wrong("first bytes", `answered ${refusedBy} in place of a stream`, todo);
    return;
  }
  if (first === null && ended !== null) {
    to.wrong("first bytes", `ended after ${seconds(ended)}, and none came`, waitLonger);
    return;
  }
  if (first === null) {
    to.wrong(
      "first bytes",
      `none within ${seconds(firstMs)}: something between here and the app buffers event streams`,
      "Turn buffering and compression off for text/event-stream (nginx: proxy_buffering off); pages would learn of nothing by themselves.",
    );
    return;
  }
  to.fine("first bytes", `after ${seconds(first)}`);
  if (ended !== null) to.wrong("holding", `ended after ${seconds(ended)}`, waitLonger);
  else if (holdMs > 2 * heartbeatMs && heartbeats === 0)
    to.wrong(
      "holding",
      `open for ${seconds(holdMs)} without a heartbeat`,
      "Something between keeps them: turn buffering off for text/event-stream.",
    );
  else to.fine("holding", `open for ${seconds(holdMs)}, ${heartbeats} heartbeats`);
  if (holdMs < 31_000)
    to.notChecked("a router's usual limit of 30 s", `it was held for ${seconds(holdMs)} alone`);
}
