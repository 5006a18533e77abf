import type { Learner } from "@/lib/contract/session";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Log } from "@/lib/server/log";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import { createChecks } from "./check-now";
import { createLive } from "./create-live";
import { createLedgerBook } from "./ledger-book";
import type { Live } from "./live";
import { createLiveHub } from "./live-hub";
import { createNewestVerdicts } from "./newest-verdicts";
import type { Observer } from "./observer";
import { createPassedSteps } from "./passed-steps";
import { recordLoss } from "./record-loss";
import { createStepJudge } from "./step-judge";
import { createTeamRounds } from "./team-round";
import { createTeamWatches } from "./team-watches";
import { createVerdictLog } from "./verdict-log";
import type { Verdicts } from "./verdicts";

export interface VerdictParts {
  labs: ReadonlyMap<string, Lab>;
  store: Store;
  sandboxes: Sandboxes;
  observer: Observer;
  scrapeIntervalMs: number;
  log: Log;
}

/** The verdicts and the live events of all learners; they share what was judged last. */
export function createVerdicts(parts: VerdictParts): { verdicts: Verdicts; live: Live } {
  const { labs, store, sandboxes, observer, log } = parts;
  const { attempts, answers, progress } = store;
  const told = (message: string) => (error: unknown) => log.error({ err: error }, message);
  const book = createLedgerBook(store);
  const passed = createPassedSteps(progress);
  const newest = createNewestVerdicts();
  const hub = createLiveHub(told("a page was not told"));
  const verdictLog = createVerdictLog(store.notebook, told("changes of verdicts were not kept"));
  const judgeSteps = createStepJudge({ answers, passed, observer });
  const rounds = createTeamRounds({ ...parts, book, passed, judgeSteps, newest, hub, verdictLog });
  const checks = createChecks({
    ...{ labs, answers, sandboxes, observer, book, passed, judgeSteps },
    publish: rounds.publish,
    verdictLog,
  });
  const hooksOf = (team: string) => ({
    target: async () => {
      const at = sandboxes.endpoints(team);
      return at ? observer.target(at) : null;
    },
    round: () => rounds.run(team),
    onError: told("watching a sandbox failed"),
  });
  const watches = createTeamWatches(hub, hooksOf, sandboxes.hold.bind(sandboxes));

  sandboxes.onChange((team) => {
    if (!watches.isOpen(team)) return;
    // A round may be waiting for a server that hangs; the state is told without it.
    rounds.sendState(team).catch(told("a sandbox's state was not told"));
    watches.wake(team);
  });

  /** All that is known of a lab's steps, read when called. */
  async function latest(learner: Learner, lab: string) {
    const passedSteps = await passed.of(learner.id, lab);
    return () => Object.fromEntries([...newest.of(learner.id, lab), ...passedSteps]);
  }

  async function view({ team }: Learner, isQuick: boolean) {
    await sandboxes.ensure(team, 0);
    return isQuick ? rounds.viewWithoutLook(team) : rounds.view(team);
  }

  const verdicts: Verdicts = {
    ...checks,
    latest: async (learner, lab) => (await latest(learner, lab))(),
    sandboxView: (learner) => view(learner, false),
    exchangeEnded(learner, attempt) {
      book
        .enter(attempt)
        .then(() => watches.wake(learner.team))
        .catch(told("an attempt was not entered"));
    },
    async gatewayReset(learner, kind) {
      const done = await recordLoss({ sandboxes, attempts, book }, learner, kind);
      watches.wake(learner.team);
      return done;
    },
  };
  return { verdicts, live: createLive({ labs, hub, watches, latest, view, log }) };
}
