import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { type SandboxAnswer, sandboxSchema } from "@/lib/contract/sandbox";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { lookAtPrometheusClock } from "./clocks";
import { lookAtPushesFromHere, lookAtPushThroughApp } from "./pushes";
import { asSynthetic, type SyntheticLearner } from "./synthetic-learner";
import { readAs, told, type Visitor } from "./visitor";

interface TeamLook {
  instructor: Visitor;
  team: string;
  options: SiteOptions;
  section: Section;
}

/** Longer than this nobody wants to wait for a verdict, s. */
const longestInterval = 60;
/** A target that is there is known within this. */
const readyMs = 30_000;

/** A team's stack as its learners will find it: there, scraped in time, with what is pushed under its own job. Gives whether it is there. */
export async function lookAtTeam({
  instructor,
  team,
  options,
  section,
}: TeamLook): Promise<boolean> {
  const isThere = await asSynthetic(
    instructor,
    { name: `Preflight ${team}`, team, options },
    section,
    async (learner) => {
      const intervalMs = await lookAtStack(learner, options, section);
      if (intervalMs === null) {
        section.notChecked("probes and clocks", "its stack is not there");
        return false;
      }
      const pushing = { learner, options, section, intervalMs };
      await lookAtPrometheusClock(learner, section);
      await lookAtPushThroughApp(pushing);
      await lookAtPushesFromHere(pushing);
      return true;
    },
  );
  return isThere === true;
}

/** The scrape interval in ms; null where the stack is not there. */
async function lookAtStack(
  learner: SyntheticLearner,
  { interval, interruption }: SiteOptions,
  section: Section,
): Promise<number | null> {
  const hasGateway = await lookAtServer(learner, section, gateway);
  const hasPrometheus = await lookAtServer(learner, section, prometheus);
  if (!(hasGateway && hasPrometheus)) return null;
  const { target, scrapeIntervalMs } = await untilTargetKnown(learner, interruption);
  if (target?.health !== "up")
    section.wrong(
      "its scrape",
      target
        ? `the target is ${target.health}: ${target.lastError ?? "no reason is told"}`
        : "its Prometheus has no target that is this gateway",
      "See the ServiceMonitor and its selector, and that a network policy lets Prometheus reach the gateway.",
    );
  if (!target) section.notChecked("scrape interval", "there is no target");
  else tellInterval(scrapeIntervalMs / 1000, interval, section);
  return scrapeIntervalMs;
}

function tellInterval(seconds: number, asked: number | undefined, section: Section): void {
  const isRight = asked === undefined ? seconds <= longestInterval : seconds === asked;
  if (isRight) section.fine("scrape interval", `${seconds} s`);
  else
    section.wrong(
      "scrape interval",
      `${seconds} s, not ${asked === undefined ? `at most ${longestInterval}` : asked} s`,
      "Set the interval of the ServiceMonitor (or the scrape job); learners wait that long for every verdict.",
    );
}

/** The app learns of the target by looking, which takes it a moment where nobody was there before. */
async function untilTargetKnown(
  learner: SyntheticLearner,
  interruption: AbortSignal,
): Promise<SandboxAnswer> {
  const end = Date.now() + readyMs;
  for (;;) {
    const sandbox = readAs(sandboxSchema, "its state", await learner.ask("/api/sandbox"));
    if (sandbox.target?.health === "up" || Date.now() > end) return sandbox;
    await sleep(500, undefined, { signal: interruption }).catch(() => {});
  }
}

interface Server {
  title: string;
  path: string;
  variable: string;
  versionOf(answer: unknown): string | undefined;
}

const gatewayStatusSchema = z.object({
  data: z.object({ build_information: z.object({ version: z.string() }) }),
});
const prometheusStatusSchema = z.object({ data: z.object({ version: z.string() }) });

const gateway: Server = {
  title: "its Pushgateway",
  path: "/sandbox/pushgateway/api/v1/status",
  variable: "SANDBOX_PUSHGATEWAY_URL",
  versionOf: (answer) => gatewayStatusSchema.safeParse(answer).data?.data.build_information.version,
};
const prometheus: Server = {
  title: "its Prometheus",
  path: "/sandbox/prometheus/api/v1/status/buildinfo",
  variable: "SANDBOX_PROMETHEUS_URL",
  versionOf: (answer) => prometheusStatusSchema.safeParse(answer).data?.data.version,
};

async function lookAtServer(
  learner: SyntheticLearner,
  section: Section,
  { title, path, variable, versionOf }: Server,
): Promise<boolean> {
  const answer = await learner.ask(path);
  const version = versionOf(answer.json);
  if (version !== undefined) section.fine(title, `version ${version}`);
  else
    section.wrong(
      title,
      told(answer),
      `See that it is where ${variable} leads for this team, and that a network policy lets the app reach it.`,
    );
  return version !== undefined;
}
