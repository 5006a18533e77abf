import type { LiveEvent } from "@/lib/contract/events";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StepPlace } from "@/lib/server/store/store";
import { createFollowing, isSomebodyThere } from "./following";
import { judgeOnRequest } from "./judge-on-request";
import type { CheckedStep } from "./member/checked-step";
import { attempted, type Listener, type Member, tell } from "./member/member";
import { recordLoss } from "./record-loss";
import { latestOf, openPage } from "./subscribe";
import { createTeamState, memberOf, type TeamParts, type TeamState, toldIn } from "./team-parts";
import { sendState, viewLast, viewNow } from "./team-view";
import type { Verdicts } from "./verdicts";

/**
 * One team: its past, who listens, what was judged and what was seen of its sandbox, with one lifetime. It
 * follows its sandbox for as long as somebody of it is there.
 */
export interface Team {
  /** To be told of every recorded attempt; the learner's open steps are judged soon after. */
  attempted(learner: Learner, attempt: Attempt): void;
  /**
   * Judges steps that are not closed now, by step id; `answered` is the step that was answered just before. A passed one needs
   * no server: it keeps its verdict whatever has become of it.
   */
  judge(
    learner: Learner,
    steps: readonly CheckedStep[],
    answered?: string,
  ): Promise<Record<string, Verdict>>;
  /** Whether a step is closed for a learner who has not passed it. */
  isClosed(learner: Learner, step: CheckedStep): Promise<boolean>;
  /** Keeps what a step is answered with. */
  answer(learner: Learner, step: CheckedStep, text: string): Promise<void>;
  /** The newest verdict of each step of a lab that has one; judges nothing. */
  latest(learner: Learner, lab: string): Promise<Record<string, Verdict>>;
  /** Tells what is known, then all that comes, of some labs or of all, until the returned function is called. */
  subscribe(learner: Learner, listener: Listener, labs: ReadonlySet<string> | null): () => void;
  /** Tells the pages of one learner, if any is of this team. */
  tell(learnerId: string, event: LiveEvent): void;
  /** How many listen, in all or of one learner. */
  listeners(learnerId?: string): number;
  /** Which servers its sandbox has, and what its gateway still has room for. */
  servers(): Pick<TeamState, "stack" | "room">;
  /** The sandbox as it is now, started if it is not running; `isQuick` does without asking its servers. */
  view(isQuick: boolean): Promise<SandboxAnswer>;
  /** Restarts the gateway without its groups, or resets the whole sandbox, and puts it on record. */
  lose: Verdicts["gatewayReset"];
  /** Somebody is not in it any more. */
  forgetLearner(learnerId: string): void;
  /** The state of the sandbox has changed. */
  sandboxChanged(): void;
  /** What is open, or who is in it, may have changed: judges what it has to. */
  wake(): void;
  isIdle(): boolean;
  dispose(): void;
}

/** A step once passed needs nobody to open it. */
async function isClosedTo(
  { classGate }: TeamParts,
  { learner, kept }: Member,
  at: StepPlace,
): Promise<boolean> {
  const isClosed = await classGate.closedTo(learner);
  return isClosed(at) && !(await kept.passed(at.lab)).has(at.step);
}

export function createTeam(parts: TeamParts, name: string): Team {
  const { sandboxes, verdictLog, classWatch } = parts;
  const state = createTeamState(parts, name);
  const following = createFollowing(parts, state);
  const member = (learner: Learner) => memberOf(state, parts, learner);

  async function view(isQuick: boolean): Promise<SandboxAnswer> {
    await sandboxes.ensure(name, 0);
    return isQuick ? viewLast(parts, state) : viewNow(parts, state);
  }

  return {
    attempted(learner, attempt) {
      attempted(member(learner), attempt, Date.now());
      classWatch.attempted(learner, attempt);
      state.history
        .enter(attempt)
        .then(following.wake)
        .catch(toldIn(parts, "an attempt was not entered"));
    },
    judge: (learner, steps, answered) =>
      judgeOnRequest(parts, state, member(learner), steps, answered),
    isClosed: (learner, { at }) => isClosedTo(parts, member(learner), at),
    async answer(learner, { at }, text) {
      await member(learner).kept.saveAnswer(at, text);
      verdictLog.answered(learner.id, at, text);
      classWatch.answered(learner, at);
    },
    latest: async (learner, lab) => (await latestOf(member(learner), lab))(),
    subscribe(learner, listener, labs) {
      const { pages } = member(learner);
      const page = openPage(parts, member(learner), listener, { labs, view });
      pages.add(page);
      classWatch.present(learner, pages.size);
      following.wake();
      return () => {
        page.close();
        if (!pages.delete(page)) return;
        classWatch.present(learner, pages.size);
        following.rest();
      };
    },
    tell(learnerId, event) {
      const told = state.members.get(learnerId);
      if (told) tell(told, event, parts.number, toldIn(parts, "a page was not told"));
    },
    listeners(learnerId) {
      const counted = learnerId ? [state.members.get(learnerId)] : [...state.members.values()];
      return counted.reduce((sum, each) => sum + (each?.pages.size ?? 0), 0);
    },
    servers: () => state,
    view,
    async lose(learner, kind) {
      const { attempts } = parts.store;
      const lost = { sandboxes, attempts, history: state.history, classWatch };
      const done = await recordLoss(lost, learner, kind);
      if (following.isWatching()) following.wake();
      return done;
    },
    sandboxChanged() {
      state.lastLook = null;
      if (!following.isWatching()) return;
      // A round may be waiting for a server that hangs; the state is told without it.
      sendState(parts, state).catch(toldIn(parts, "a sandbox's state was not told"));
      following.wake();
    },
    wake: following.wake,
    forgetLearner: (id) => void state.members.delete(id),
    isIdle: () => !isSomebodyThere(parts, state),
    dispose: following.stop,
  };
}
