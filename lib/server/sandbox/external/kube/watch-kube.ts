import type { ClusterFigures } from "@/lib/server/sandbox/sandboxes";
import type { AskKube, KubeProblem } from "./ask-kube";

/** The cluster's API as the app has found it, by what was asked of it: nothing is asked for the sake of that. */
export interface WatchedKube {
  ask: AskKube;
  figures(): ClusterFigures;
  /** What an operator should see to, until it answers as it should; one sentence, or none. */
  notes(): string[];
}

/** Such a problem says that it answers, and that what was asked for is not there, or is there no more. */
const usual: ReadonlySet<KubeProblem["kind"]> = new Set(["not-found", "conflict", "gone"]);

export function watchKube(ask: AskKube): WatchedKube {
  const requests = new Map<string, number>();
  let answeredAtMs: number | null = null;
  let trouble: KubeProblem | null = null;

  return {
    async ask(request) {
      const answer = await ask(request);
      const outcome = answer.ok ? "ok" : answer.error.kind;
      requests.set(outcome, (requests.get(outcome) ?? 0) + 1);
      if (outcome !== "unreachable") answeredAtMs = Date.now();
      trouble = answer.ok || usual.has(answer.error.kind) ? null : answer.error;
      return answer;
    },
    figures: () => ({ requests: new Map(requests), answeredAtMs }),
    notes: () => (trouble ? [say(trouble)] : []),
  };
}

function say({ kind, message }: KubeProblem): string {
  return `The Kubernetes API, by which gateways are restarted, did not do what it was last asked (${message}): ${toSee(kind)}. Until it does, learners delete the pod themselves.`;
}

function toSee(kind: KubeProblem["kind"]): string {
  switch (kind) {
    case "unreachable":
      return "see that the app reaches its address, and that KUBERNETES_CA_FILE is its own";
    case "unknown-token":
      return "see that KUBERNETES_TOKEN_FILE holds a token that it knows";
    case "forbidden":
      return "see that a Role lets the app get, list and delete pods in the team's namespace";
    default:
      return "see how it is";
  }
}
