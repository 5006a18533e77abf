import { namesFor } from "@/lib/domain/site-names";
import { Interrupted } from "@/tools/preflight/interruption";
import { type SiteOptions, siteNamesOf } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { Unreachable } from "@/tools/preflight/report";
import { lookAtGatewayClock } from "./clocks";
import { type Fault, faultInPrometheus, type Probe, probeText, withProbe } from "./probe";
import { reach } from "./reach";
import type { SyntheticLearner } from "./synthetic-learner";
import { told } from "./visitor";

export interface Pushing {
  learner: SyntheticLearner;
  options: SiteOptions;
  section: Section;
  intervalMs: number;
}

/** A group pushed through the app, which tells the gateway's time as well. */
export async function lookAtPushThroughApp(pushing: Pushing): Promise<void> {
  const { learner, section } = pushing;
  const what = "a push through the app";
  await withProbe(learner, "app", section, async (probe) => {
    const asked = { method: "POST", body: probeText(probe) };
    const answer = await learner.ask(`/sandbox/pushgateway${probe.path}`, asked);
    const isTaken = answer.status === 200;
    const todo =
      "See the gateway's log, and what stands between the app and it (credentials, network policy).";
    if (isTaken) await tellInPrometheus(pushing, probe, what);
    else section.wrong(what, told(answer), todo);
    await lookAtGatewayClock(learner, isTaken ? probe : null, section);
    return isTaken;
  });
}

/** A group pushed from this machine, to each address that it is to reach the gateway by. */
export async function lookAtPushesFromHere(pushing: Pushing): Promise<void> {
  const { learner, options, section } = pushing;
  const patterns = options["here-url"];
  for (const pattern of patterns) {
    const { gatewayUrl } = namesFor(learner.team, { ...siteNamesOf(options), gatewayUrl: pattern });
    const by = gatewayUrl.replace(/\/$/, "");
    const what = patterns.length === 1 ? "a push from here" : `a push from here to ${by}`;
    await withProbe(learner, "here", section, async (probe) => {
      options.interruption.throwIfAborted();
      const fault = await pushTo(`${by}${probe.path}`, probe);
      if (fault) section.wrong(what, fault.found, fault.todo);
      else await tellInPrometheus(pushing, probe, what);
      return fault === null;
    });
  }
}

async function pushTo(url: string, probe: Probe): Promise<Fault | null> {
  try {
    const { status } = await reach(url, { method: "POST", body: probeText(probe) });
    const todo = "See what stands before the gateway.";
    return status === 200 ? null : { found: `answered ${status}`, todo };
  } catch (error) {
    if (error instanceof Interrupted || !(error instanceof Unreachable)) throw error;
    return { found: `${error.what}: ${error.message}`, todo: error.todo };
  }
}

async function tellInPrometheus(
  { learner, section, intervalMs, options: { interruption } }: Pushing,
  probe: Probe,
  what: string,
): Promise<void> {
  const fault = await faultInPrometheus(learner, probe, { intervalMs, interruption });
  if (fault) section.wrong(what, fault.found, fault.todo);
  else section.fine(what, "stored, and in Prometheus under its own job");
}
