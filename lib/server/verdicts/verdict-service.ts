import type { Learner } from "@/lib/contract/session";
import { checkedSteps, type Lab } from "@/lib/domain/lab";
import { err, ok } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict";
import type { Log } from "@/lib/server/log";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import { isSameVerdict } from "./judging";
import { createLedgerBook } from "./ledger-book";
import type { Live } from "./live";
import { createLiveHub } from "./live-hub";
import { type Look, lookAtNothing, type Observer } from "./observer";
import { recordLoss } from "./record-loss";
import { viewSandbox } from "./sandbox-view";
import { createStepJudge } from "./step-judge";
import { type TeamWatch, watchTeam } from "./team-watch";
import type { Verdicts } from "./verdicts";

/** How long a check waits for a sandbox that is starting; milliseconds. */
const sandboxWaitMs = 5000;

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
  const book = createLedgerBook(store.attempts);
  const judge = createStepJudge({ store, book, observer });
  const hub = createLiveHub();
  const watches = new Map<string, TeamWatch>();
  const newest = new Map<string, Map<string, Verdict>>();

  const newestOf = (learner: Learner, lab: string) => {
    const key = `${learner.id}/${lab}`;
    const known = newest.get(key) ?? new Map<string, Verdict>();
    newest.set(key, known);
    return known;
  };

  function publish(learner: Learner, lab: Lab, verdicts: Record<string, Verdict>): void {
    const known = newestOf(learner, lab.id);
    for (const { task, step } of checkedSteps(lab)) {
      const verdict = verdicts[step.id];
      if (!verdict || isSameVerdict(known.get(step.id), verdict)) continue;
      known.set(step.id, verdict);
      const data = { lab: lab.id, task: task.id, step: step.id, verdict };
      hub.send(learner.id, { event: "verdict", data });
    }
  }

  async function sandboxNow(learner: Learner, look: Look | null) {
    const past = await book.pastOf(learner.team);
    const status = sandboxes.peek(learner.team);
    return viewSandbox(learner.team, status, look, parts.scrapeIntervalMs, past.newest);
  }

  /** One round for a team: look once, judge every open step of everyone who listens, publish. */
  async function round(team: string): Promise<boolean> {
    const at = sandboxes.endpoints(team);
    const { state } = sandboxes.peek(team);
    const look = at ? await observer.look(at) : null;
    const isWaiting: boolean[] = [];
    for (const learner of hub.listening(team)) {
      hub.send(learner.id, { event: "sandbox", data: await sandboxNow(learner, look) });
      if (state === "stopped" || state === "starting" || state === "full") continue;
      for (const lab of labs.values()) {
        const seen = look ?? lookAtNothing({ kind: "sandbox-starting" });
        const verdicts = await judge.judgeSteps(learner, lab, checkedSteps(lab), seen, at);
        publish(learner, lab, verdicts);
        isWaiting.push(...Object.values(verdicts).map(({ outcome }) => outcome === "pending"));
      }
    }
    return isWaiting.includes(true);
  }

  function watch(team: string): TeamWatch {
    return watchTeam({
      target: async () => {
        const at = sandboxes.endpoints(team);
        const target = at ? await observer.target(at) : null;
        return target?.ok ? target.value : null;
      },
      round: () => round(team),
      onError: (error) => log.error({ err: error, team }, "judging by itself failed"),
    });
  }

  sandboxes.onChange((team) => watches.get(team)?.wake());

  async function judgeNow(learner: Learner, lab: Lab, steps: ReturnType<typeof checkedSteps>) {
    const sandbox = await sandboxes.ensure(learner.team, sandboxWaitMs);
    const at = sandbox.ok ? sandbox.value : null;
    const look = sandbox.ok ? await observer.look(sandbox.value) : lookAtNothing(sandbox.error);
    const verdicts = await judge.judgeSteps(learner, lab, steps, look, at);
    publish(learner, lab, verdicts);
    return verdicts;
  }

  const verdicts: Verdicts = {
    async checkStep(learner, { lab: labId, task, step }, answer) {
      const lab = labs.get(labId);
      if (!lab) return err({ kind: "unknown-lab", lab: labId });
      if (!lab.tasks.some(({ id }) => id === task)) return err({ kind: "unknown-task", task });
      const found = checkedSteps(lab).find(
        (each) => each.task.id === task && each.step.id === step,
      );
      if (!found) return err({ kind: "unknown-step", step });
      if (answer !== undefined) {
        await store.answers.saveAnswer(learner.id, lab.id, step, answer);
      }
      const verdict = (await judgeNow(learner, lab, [found]))[step];
      if (!verdict) throw new Error(`no verdict for ${step}`);
      return ok(verdict);
    },
    async checkTask(learner, { lab: labId, task }) {
      const lab = labs.get(labId);
      if (!lab) return err({ kind: "unknown-lab", lab: labId });
      if (!lab.tasks.some(({ id }) => id === task)) return err({ kind: "unknown-task", task });
      const steps = checkedSteps(lab).filter((each) => each.task.id === task);
      return ok(await judgeNow(learner, lab, steps));
    },
    async latest(learner, lab) {
      return {
        ...Object.fromEntries(newestOf(learner, lab)),
        ...(await judge.passed(learner, lab)),
      };
    },
    async sandboxView(learner) {
      await sandboxes.ensure(learner.team, 0);
      const at = sandboxes.endpoints(learner.team);
      return sandboxNow(learner, at ? await observer.look(at) : null);
    },
    exchangeEnded(learner, attempt) {
      book
        .enter(attempt)
        .then(() => watches.get(learner.team)?.wake())
        .catch((error: unknown) => log.error({ err: error }, "an attempt was not entered"));
    },
    gatewayReset: (learner, kind) => recordLoss({ sandboxes, store, book, watches }, learner, kind),
  };

  const live: Live = {
    size: hub.size,
    subscribe(learner, listener) {
      const leave = hub.add(learner, listener);
      sandboxes.ensure(learner.team, 0).catch((error: unknown) => log.error({ err: error }));
      for (const lab of labs.values()) {
        verdicts
          .latest(learner, lab.id)
          .then((known) => sendKnown(lab, known, listener))
          .catch((error: unknown) => log.error({ err: error }, "known verdicts were not sent"));
      }
      const team = watches.get(learner.team) ?? watch(learner.team);
      watches.set(learner.team, team);
      team.wake();
      return () => {
        leave();
        if (hub.listening(learner.team).length > 0) return;
        watches.get(learner.team)?.stop();
        watches.delete(learner.team);
      };
    },
  };

  function sendKnown(
    lab: Lab,
    known: Record<string, Verdict>,
    listener: Parameters<Live["subscribe"]>[1],
  ): void {
    for (const { task, step } of checkedSteps(lab)) {
      const verdict = known[step.id];
      if (!verdict) continue;
      const data = { lab: lab.id, task: task.id, step: step.id, verdict };
      listener(hub.number({ event: "verdict", data }));
    }
  }

  return { verdicts, live };
}
