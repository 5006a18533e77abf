import { answerOf, type Outside } from "./browser-like";
import { holdStream } from "./held-stream";
import { programsOf } from "./process-rights";
import type { RestrictedApp } from "./restricted-app";
import { hold } from "./tally";
import { until } from "./until";

/** Within this a kubelet's grace of 30 s leaves room. */
const drainMs = 20_000;

interface Draining {
  app: RestrictedApp;
  uid: number;
  learner: Outside;
  /** Status of `/readyz` on the inner listener; 0 where nobody listens. */
  readyz(): Promise<number>;
}

/** SIGTERM with a stream open and a push half sent: all of it ends as it should, and nothing stays. */
export async function tryDrain({ app, uid, learner, readyz }: Draining): Promise<string> {
  const stream = await holdStream(learner, "/api/events");
  const push = learner.begin("/sandbox/pushgateway/metrics/job/late", { method: "POST" });
  push.write("late_metric ");
  const begin = performance.now();
  app.terminate();
  await until("not ready", async () => (await readyz()) !== 200);
  push.end("1\n");
  const answer = await answerOf(push);
  hold(answer.statusCode === 200, `the push under way was answered ${answer.statusCode}`);
  await until("the stream's end", async () => stream.endedAfterMs() !== null);
  hold(stream.names().includes("stopping"), "the stream ended without a word");
  const how = await app.ended;
  const ms = performance.now() - begin;
  hold(how === 0, `it ended with ${how}:\n${app.output()}`);
  hold(ms <= drainMs, `it took ${(ms / 1000).toFixed(1)} s`);
  const left = await until("the end of its servers", async () =>
    programsOf(uid).length === 0 ? "none" : null,
  );
  return `not ready at once, the stream was told, the push under way stored, exit 0 after ${(ms / 1000).toFixed(1)} s, ${left} of its servers left`;
}
