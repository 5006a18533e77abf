import { err, ok, type Result } from "@/lib/domain/result";
import type { KubeProblem } from "./ask-kube";
import type { KubePods, Pod } from "./kube-pods";

/** One gateway in its cluster. */
export interface GatewayPlace {
  namespace: string;
  /** Of its pods, as `GATEWAY_SELECTOR` has it. */
  selector: string;
  /** When the gateway that answers now started; null while none does. */
  startedAtMs: () => Promise<number | null>;
}

export interface RestartTimes {
  lookEveryMs: number;
  /** How long a new gateway is waited for. */
  withinMs: number;
  /** Whoever asks for a restart is answered after this, where no new gateway answers before. */
  answerWithinMs: number;
}

export const usualRestartTimes: RestartTimes = {
  ...{ lookEveryMs: 200, withinMs: 180_000, answerWithinMs: 20_000 },
};

export interface Restarting {
  /** Resolves when a new gateway answers, or with a sentence for the learner when none does in time. */
  ready: Promise<Result<void, string>>;
}

/** Tells what the cluster refused; for the log. */
export type TellProblem = (problem: KubeProblem) => void;

/**
 * Deletes the gateway's pods, as the learner's command does; their deployment makes others. The error is a
 * sentence for the learner, and nothing was deleted then.
 */
export async function restartGateway(
  pods: KubePods,
  place: GatewayPlace,
  { times, tell, signal }: { times: RestartTimes; tell: TellProblem; signal: AbortSignal },
): Promise<Result<Restarting, string>> {
  const { namespace, selector } = place;
  const before = await place.startedAtMs();
  const found = await pods.list(namespace, selector);
  if (!found.ok) {
    tell(found.error);
    return err(sayProblem(found.error, namespace));
  }
  if (found.value.length === 0) {
    const none = `There is no pod with the labels ${selector} in ${namespace}.`;
    tell({ kind: "not-found", message: none });
    return err(`${none} ${tellInstructor}`);
  }
  // One that ends already was deleted by somebody else, and its deployment makes another.
  const running = found.value.filter(({ isEnding }) => !isEnding);
  const deleted = await Promise.all(running.map((pod) => pods.delete(namespace, pod)));
  const refused = deleted.find((each) => !each.ok);
  if (refused && !refused.ok && deleted.every((each) => !each.ok)) {
    tell(refused.error);
    if (!mayBeDone(refused.error)) return err(sayProblem(refused.error, namespace));
    const areLeft = await stillRunning(pods, place, running);
    if (areLeft === null) return err(notKnown);
    if (areLeft) return err(sayProblem(refused.error, namespace));
  }
  const old = new Set(found.value.map(({ uid }) => uid));
  return ok({ ready: untilNew(pods, place, { before, old, times, signal }) });
}

/** An answer that was lost tells nothing of what was done. */
const mayBeDone = ({ kind }: KubeProblem) => kind === "unreachable" || kind === "busy";

/** Whether all of them go on as before; null where nobody says. */
async function stillRunning(
  pods: KubePods,
  { namespace, selector }: GatewayPlace,
  asked: readonly Pod[],
): Promise<boolean | null> {
  const listed = await pods.list(namespace, selector);
  if (!listed.ok) return null;
  const left = new Set(listed.value.flatMap(({ uid, isEnding }) => (isEnding ? [] : [uid])));
  return asked.every(({ uid }) => left.has(uid));
}

/** The gateway that answers is another one: the old one may go on answering while its pod ends. */
async function untilNew(
  pods: KubePods,
  { namespace, selector, startedAtMs }: GatewayPlace,
  at: {
    before: number | null;
    old: ReadonlySet<string>;
    times: RestartTimes;
    signal: AbortSignal;
  },
): Promise<Result<void, string>> {
  const { before, old, times, signal } = at;
  const untilMs = performance.now() + times.withinMs;
  /** Where it is not known when the old one started, its pod has to be gone. */
  const isGone = async () => {
    const listed = await pods.list(namespace, selector);
    return listed.ok && !listed.value.some(({ uid }) => old.has(uid));
  };
  while (!signal.aborted && performance.now() < untilMs) {
    const startedMs = await startedAtMs();
    const isNew = before === null ? isGone : async () => startedMs !== before;
    if (startedMs !== null && (await isNew())) return ok(undefined);
    await new Promise((resolve) => setTimeout(resolve, times.lookEveryMs));
  }
  const now = await pods.list(namespace, selector);
  const states = (now.ok ? now.value : [])
    .filter(({ uid }) => !old.has(uid))
    .map(({ state }) => state);
  const seen = states.length > 0 ? `the new pod is ${states.join(" and ")}` : "there is no new pod";
  return err(`The pod was deleted, and no new Pushgateway answers: ${seen}. ${tellInstructor}`);
}

const tellInstructor = "Tell your instructor.";
const notKnown =
  "The cluster was asked to delete the pod and has not answered, so nobody knows yet whether it did. Look at the groups before you try again: where they are gone, it was done.";

function sayProblem({ kind }: KubeProblem, namespace: string): string {
  switch (kind) {
    case "forbidden":
      return `Scrapelab may not delete pods in ${namespace}. Where you may, the command in the instructions does the same. ${tellInstructor}`;
    case "unknown-token":
      return `The cluster does not know Scrapelab. Where you may delete the pod, the command in the instructions does the same. ${tellInstructor}`;
    case "not-found":
      return `The cluster has no ${namespace}. ${tellInstructor}`;
    default:
      return "The cluster did not answer as it should, and nothing was deleted. Try again in a moment.";
  }
}
