import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import type { Probe } from "./probe";
import type { SyntheticLearner } from "./synthetic-learner";

/** Beyond this a learner sees that a push is older or younger than it is, s. */
const mostSkew = 5;
const todo =
  "Synchronise the clocks (chrony, NTP) of the nodes and of this machine: time() - push_time_seconds is off by that.";

const scalarSchema = z.object({ data: z.object({ result: z.tuple([z.number(), z.string()]) }) });

/** Prometheus' clock, beside that of this machine. */
export async function lookAtPrometheusClock(
  learner: SyntheticLearner,
  section: Section,
): Promise<void> {
  const answer = await learner.ask("/sandbox/prometheus/api/v1/query?query=time()");
  const read = scalarSchema.safeParse(answer.json);
  if (read.success) {
    // The middle of the request, as near as can be told.
    const hereS = (Date.now() - answer.ms / 2) / 1000;
    tell("Prometheus' clock", Number(read.data.data.result[1]) - hereS, answer.ms, section);
  } else section.notChecked("Prometheus' clock", "it did not say its time");
}

/** The gateway's, by a group that it has; null where it took none. */
export async function lookAtGatewayClock(
  learner: SyntheticLearner,
  probe: Probe | null,
  section: Section,
): Promise<void> {
  const what = "the gateway's clock";
  if (!probe) {
    section.notChecked(what, "it took no push");
    return;
  }
  // Pushed anew, so that the time is that of a moment ago.
  const path = `/sandbox/pushgateway${probe.path}`;
  const pushed = await learner.ask(path, { method: "POST", body: "" });
  const hereS = (Date.now() - pushed.ms / 2) / 1000;
  const { text } = await learner.ask("/sandbox/pushgateway/metrics");
  const line = text
    .split("\n")
    .find((each) => each.startsWith("push_time_seconds{") && each.includes(`"${probe.job}"`));
  if (line === undefined) section.notChecked(what, "it did not tell the time of a push");
  else tell(what, Number(line.replace(/^.*\}\s*/, "")) - hereS, pushed.ms, section);
}

/** What a request took says nothing of when it was answered. */
function tell(what: string, skewS: number, requestMs: number, section: Section): void {
  const by = `${Math.abs(skewS).toFixed(1)} s ${skewS < 0 ? "behind" : "ahead"}`;
  if (Math.abs(skewS) <= mostSkew + requestMs / 2000)
    section.fine(what, `within ${mostSkew} s of this machine's`);
  else section.wrong(what, by, todo);
}
