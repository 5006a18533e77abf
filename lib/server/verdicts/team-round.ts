import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Log } from "@/lib/server/log";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { LedgerBook } from "./ledger-book";
import type { LiveHub } from "./live-hub";
import type { NewestVerdicts } from "./newest-verdicts";
import type { Observer } from "./observer";
import type { PassedSteps } from "./passed-steps";
import { viewSandbox } from "./sandbox-view";
import { lookAtScene, type Scene, sceneWithout } from "./scene";
import type { JudgeSteps } from "./step-judge";
import type { JudgedOn, VerdictLog } from "./verdict-log";

export interface RoundParts {
  labs: ReadonlyMap<string, Lab>;
  sandboxes: Sandboxes;
  observer: Observer;
  book: LedgerBook;
  passed: PassedSteps;
  judgeSteps: JudgeSteps;
  newest: NewestVerdicts;
  hub: LiveHub;
  verdictLog: VerdictLog;
  scrapeIntervalMs: number;
  log: Log;
}

export interface TeamRounds {
  /** Looks once, then judges and publishes every open step of everyone of the team who listens. */
  run(team: string): Promise<boolean>;
  /** The sandbox as it is now. */
  view(team: string): Promise<SandboxAnswer>;
  /** The sandbox's state alone, without a look at its servers. */
  viewWithoutLook(team: string): Promise<SandboxAnswer>;
  /** Tells everyone of the team the state of a sandbox that is not ready. */
  sendState(team: string): Promise<void>;
  /** Keeps verdicts as the newest and sends those that say anything new; `on` is what they stand on. */
  publish(
    learner: Learner,
    lab: Lab,
    verdicts: Readonly<Record<string, Verdict>>,
    on: JudgedOn,
  ): void;
}

function openSteps(lab: Lab, passed: ReadonlyMap<string, Verdict>) {
  return checkedSteps(lab).filter(({ step }) => !passed.has(step.id));
}

export function createTeamRounds(parts: RoundParts): TeamRounds {
  const { labs, sandboxes, book, passed, judgeSteps, newest, hub, log } = parts;

  const publish: TeamRounds["publish"] = (learner, lab, verdicts, on) => {
    for (const { task, step, check } of checkedSteps(lab)) {
      const verdict = verdicts[step.id];
      if (!verdict) continue;
      const isNew = newest.enter(learner.id, lab.id, step.id, verdict);
      const at = { lab: lab.id, step: step.id };
      parts.verdictLog.judged(learner.id, { ...at, check }, { verdict, isNew, on });
      if (isNew)
        hub.send(learner.id, { event: "verdict", data: { ...at, task: task.id, verdict } });
    }
  };

  function sendView(team: string, view: SandboxAnswer): void {
    for (const { id } of hub.listening(team)) hub.send(id, { event: "sandbox", data: view });
  }

  function viewOf(team: string, scene: Pick<Scene, "past"> & { look: Scene["look"] | null }) {
    const status = sandboxes.peek(team);
    return viewSandbox(team, status, scene.look, parts.scrapeIntervalMs, scene.past.newest);
  }

  async function viewWithoutLook(team: string): Promise<SandboxAnswer> {
    return viewOf(team, { past: await book.pastOf(team), look: null });
  }

  /** Null while there is nothing to judge: the next change of the sandbox's state brings a round. */
  async function sceneNow(team: string): Promise<Scene | null> {
    const at = sandboxes.endpoints(team);
    if (at) return lookAtScene(parts, team, at);
    const { state, detail } = sandboxes.peek(team);
    if (state !== "failed") return null;
    const message = detail ?? "the sandbox cannot be started";
    return sceneWithout(book, team, { kind: "sandbox-failed", message });
  }

  async function judgeAll(learner: Learner, scene: Scene): Promise<boolean> {
    let isUnsettled = false;
    for (const lab of labs.values()) {
      const before = await passed.of(learner.id, lab.id);
      const judged = await judgeSteps(learner, lab, openSteps(lab, before), scene);
      publish(learner, lab, judged.verdicts, scene);
      isUnsettled ||= judged.isUnsettled;
    }
    return isUnsettled;
  }

  return {
    publish,
    async run(team) {
      const scene = await sceneNow(team);
      const isRunning = scene?.at != null;
      sendView(team, isRunning ? viewOf(team, scene) : await viewWithoutLook(team));
      if (!scene) return false;
      let isUnsettled = false;
      for (const learner of hub.listening(team)) {
        try {
          isUnsettled = (await judgeAll(learner, scene)) || isUnsettled;
        } catch (error) {
          log.error({ err: error, learner: learner.id }, "judging by itself failed");
        }
      }
      return isUnsettled;
    },
    async view(team) {
      const at = sandboxes.endpoints(team);
      return at ? viewOf(team, await lookAtScene(parts, team, at)) : viewWithoutLook(team);
    },
    viewWithoutLook,
    async sendState(team) {
      const view = await viewWithoutLook(team);
      if (view.state !== "ready") sendView(team, view);
    },
  };
}
