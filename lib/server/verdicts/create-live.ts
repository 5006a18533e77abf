import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Log } from "@/lib/server/log";
import type { Live, NumberedEvent } from "./live";
import type { LiveHub } from "./live-hub";
import type { TeamWatches } from "./team-watches";

/** How long a new listener waits at most for a look at servers that may hang; milliseconds. */
const firstViewMs = 300;

export interface LiveParts {
  labs: ReadonlyMap<string, Lab>;
  hub: LiveHub;
  watches: TeamWatches;
  /** The sandbox as it is now, started if it is not running; `isQuick` does without its servers. */
  view: (learner: Learner, isQuick: boolean) => Promise<SandboxAnswer>;
  latest: (learner: Learner, lab: string) => Promise<() => Readonly<Record<string, Verdict>>>;
  log: Log;
}

export function createLive({ labs, hub, watches, view, latest, log }: LiveParts): Live {
  async function firstView(learner: Learner): Promise<SandboxAnswer> {
    const looked = view(learner, false).catch(() => null);
    return (await Promise.race([looked, sleep(firstViewMs, null)])) ?? view(learner, true);
  }

  /** The sandbox first, then what is known of each step, as of the moment in which it is sent. */
  async function readKnown(learner: Learner): Promise<() => NumberedEvent[]> {
    const [sandbox, known] = await Promise.all([
      firstView(learner),
      Promise.all(
        [...labs.values()].map(async (lab) => ({ lab, of: await latest(learner, lab.id) })),
      ),
    ]);
    return () => {
      const events = [hub.number({ event: "sandbox", data: sandbox })];
      for (const { lab, of } of known) {
        const verdicts = of();
        for (const { task, step } of checkedSteps(lab)) {
          const verdict = verdicts[step.id];
          if (!verdict) continue;
          const data = { lab: lab.id, task: task.id, step: step.id, verdict };
          events.push(hub.number({ event: "verdict", data }));
        }
      }
      return events;
    };
  }

  return {
    size: hub.size,
    sizeOf: hub.sizeOf,
    subscribe(learner, listener) {
      let isEnded = false;
      /** What comes before the listener has been told what is known; null from then on. */
      let early: NumberedEvent[] | null = [];
      const leave = hub.add(learner, (event) => {
        if (early) early.push(event);
        else listener(event);
      });
      watches.open(learner.team);

      function begin(known: NumberedEvent[]): void {
        const newest = early?.findLast(({ event }) => event === "sandbox");
        early = null;
        if (isEnded) return;
        for (const event of known) listener(event);
        if (newest) listener(hub.number(newest));
      }

      readKnown(learner)
        .then((known) => begin(known()))
        .catch((error: unknown) => {
          log.error({ err: error, learner: learner.id }, "a new page was not told what is known");
          early = null;
        });
      return () => {
        if (isEnded) return;
        isEnded = true;
        leave();
        watches.closeUnlessNeeded(learner.team);
      };
    },
  };
}
