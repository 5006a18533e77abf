import { vi } from "vitest";
import type { Lab } from "@/lib/domain/lab/lab";
import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { ReplayAction, ReplayRequest } from "@/lib/domain/lab/replay";
import { namesFor } from "@/lib/domain/site-names";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { composeTeams } from "@/lib/server/compose-teams";
import { createLog } from "@/lib/server/log";
import type { SandboxEndpoints, Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { openStore } from "@/lib/server/store/testing/open-store";
import type { NumberedEvent } from "@/lib/server/team/live";
import type { Observer } from "@/lib/server/team/looks/looks";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import type { ScriptedAction, StepAt } from "@/tools/content-check/replay-case";

export const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 100_000, interval: 25 });

const timeoutMs = 60_000;
const maxAnswerBytes = 1024 * 1024;

interface Past {
  labs: ReadonlyMap<string, Lab>;
  sandboxes: Sandboxes;
  /** The gateway as the cluster's other pods reach it. */
  gateway: () => string;
  restartGateway: () => Promise<void>;
}

/** To the byte as it is written, whatever it is answered. */
async function sendTo(
  base: string,
  { method, path, headers = {}, body = "" }: ReplayRequest,
  filled: (text: string) => string,
): Promise<void> {
  const answer = await createAskUpstream({ ca: null })({
    ...{ service: "pushgateway", base, method, path: filled(path), timeoutMs, maxAnswerBytes },
    ...{ headers, body: Buffer.from(filled(body)) },
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer.error)}`);
}

/**
 * A learner with an open page, all of whose pushes go straight to the gateway, and who deletes its pod in the
 * cluster: the app is told of nothing.
 */
export async function openPastTheApp({ labs, sandboxes, gateway, restartGateway }: Past) {
  const log = createLog("silent");
  const store = await openStore();
  const { teams, observer } = composeTeams({
    ...{ labs, store, sandboxes, log, ca: null, scrapeIntervalMs: 200, presentMs: 0 },
  });
  onTestFinished(teams.close);
  const ada = await store.learners.add("Ada");
  const events: NumberedEvent[] = [];
  onTestFinished(teams.live.subscribe(ada, (event) => events.push(event)));
  const filled = (text: string) => fillPlaceholders(text, namesFor(ada.team));

  /** Until the page shows the servers as they are now: what was looked at after this began. */
  async function untilShown(): Promise<void> {
    const sinceMs = Date.now();
    const looks = () =>
      events.filter(
        (each) => each.event === "sandbox" && Date.parse(each.data.serverTime) > sinceMs,
      );
    await until(() => looks().length >= 2);
  }

  async function check(at: StepAt, answer?: string): Promise<Verdict> {
    const checked = await teams.verdicts.checkStep(ada, at, answer);
    if (!checked.ok) throw new Error(checked.error.kind);
    return checked.value;
  }

  async function perform({ at, action }: { at: StepAt; action: ReplayAction }): Promise<void> {
    if (action.send) await sendTo(gateway(), action.send, filled);
    else if (action.answer !== undefined) await check(at, filled(action.answer));
    else if (action["restart-gateway"]) await restartGateway();
    else if (action["wait-for-scrape"]) await untilScraped(observer, sandboxes.endpoints(ada.team));
  }

  return {
    check,
    attempts: () => store.attempts.newestOfTeam(ada.team, 100),
    /** What the page was told of a step last; null where nothing was. */
    shown: ({ step }: StepAt): Verdict | null => {
      const told = events.flatMap((each) =>
        each.event === "verdict" && each.data.step === step ? [each.data.verdict] : [],
      );
      return told.at(-1) ?? null;
    },
    /** What a person does takes longer than a look. */
    async performAll(actions: readonly ScriptedAction[]): Promise<void> {
      await untilShown();
      for (const action of actions) {
        await perform(action);
        await untilShown();
      }
    },
  };
}

/** When Prometheus has scraped all that is there, and every one of its targets. */
async function untilScraped(observer: Observer, at: SandboxEndpoints | null): Promise<void> {
  const sinceMs = Date.now();
  if (!at) throw new Error("there are no servers");
  await until(async () => {
    const seen = await observer.target(at);
    const target = seen.ok ? seen.value : null;
    const isScraped = (target?.lastScrapeAtMs ?? 0) > sinceMs;
    return isScraped && target?.unscrapedJobs.length === 0;
  });
}
