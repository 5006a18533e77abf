import { setTimeout as sleep } from "node:timers/promises";
import type { Outside } from "./browser-like";
import { holdStream } from "./held-stream";
import { hosts, silenceSeconds } from "./router";
import { hold, type Tally } from "./tally";
import { until } from "./until";

/** Over so many of the router's limits a stream has to hold. */
const limits = 3;

/**
 * The app's event stream over several times what the router lets be silent, and beside it one that is silent, which
 * has to be cut, or the router would prove nothing. `meanwhile` is done in that time.
 */
export async function tryStreams(
  learner: Outside,
  tally: Tally,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const silent = await holdStream(learner, "/", hosts.silent);
  const stream = await holdStream(learner, "/api/events");
  const longMs = (limits * silenceSeconds + 5) * 1000;
  const long = sleep(longMs);
  await meanwhile();
  await tally.check(`a stream that is silent for ${silenceSeconds} s (control)`, async () => {
    const ms = await until("its end", async () => silent.endedAfterMs());
    hold(ms > silenceSeconds * 900, `it ended after ${seconds(ms)} already`);
    return `cut by the router after ${seconds(ms)}`;
  });
  await tally.check(`the app's event stream over ${seconds(longMs)}`, async () => {
    hold(stream.status === 200, `it was answered ${stream.status}`);
    await long;
    const ended = stream.endedAfterMs();
    hold(ended === null, `it was cut after ${seconds(ended ?? 0)}`);
    const seen = stream.names().length;
    const path = "/sandbox/pushgateway/metrics/job/seen";
    const { status } = await learner.ask(path, { method: "POST", body: "seen 1\n" });
    hold(status === 200, `a push was answered ${status}`);
    await until("an event of the push", async () => stream.names().length > seen);
    const heartbeats = stream.names().filter((name) => name === "heartbeat").length;
    return `open, with ${heartbeats} heartbeats, and it tells of a push`;
  });
  stream.close();
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;
