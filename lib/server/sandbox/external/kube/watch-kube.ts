import type { ClusterFigures } from "@/lib/server/sandbox/sandboxes";
import type { AskKube, KubeProblem } from "./ask-kube";

/** The cluster's API as the app has found it, by what was asked of it: nothing is asked for the sake of that. */
export interface WatchedKube {
  ask: AskKube;
  figures(): ClusterFigures;
  /** What an operator should see to, until it answers as it should; a sentence for each kind of problem. */
  notes(): string[];
}

/** Such a problem says that it answers, and that what was asked for is not there, or is there no more. */
const usual: ReadonlySet<KubeProblem["kind"]> = new Set(["not-found", "conflict", "gone"]);

/** These are of one namespace; all else is of the whole API, and over where it does anything. */
const local: ReadonlySet<KubeProblem["kind"]> = new Set(["forbidden", "refused"]);

export function watchKube(ask: AskKube): WatchedKube {
  const requests = new Map<string, number>();
  let answeredAtMs: number | null = null;
  /** By namespace what it last refused there. */
  const troubles = new Map<string, KubeProblem>();

  return {
    async ask(request) {
      const answer = await ask(request);
      const outcome = answer.ok ? "ok" : answer.error.kind;
      requests.set(outcome, (requests.get(outcome) ?? 0) + 1);
      if (outcome !== "unreachable") answeredAtMs = Date.now();
      const namespace = namespaceOf(request.path);
      troubles.delete(namespace);
      if (answer.ok || usual.has(answer.error.kind)) forgetGeneral(troubles);
      else troubles.set(namespace, answer.error);
      return answer;
    },
    figures: () => ({ requests: new Map(requests), answeredAtMs }),
    notes: () => [...Map.groupBy(troubles.values(), ({ kind }) => kind).values()].flatMap(say),
  };
}

function forgetGeneral(troubles: Map<string, KubeProblem>): void {
  for (const [namespace, { kind }] of troubles) if (!local.has(kind)) troubles.delete(namespace);
}

const namespaceOf = (path: string) => /\/namespaces\/([^/]+)/.exec(path)?.[1] ?? "";

/** The newest of those that are of one kind. */
function say(alike: readonly KubeProblem[]): string[] {
  const newest = alike.at(-1);
  if (!newest) return [];
  const { kind, message } = newest;
  const more = alike.length > 1 ? `, and the same in ${alike.length - 1} more` : "";
  return [
    `The Kubernetes API, by which gateways are restarted, did not do what it was last asked (${message}${more}): ${toSee(kind)}. Until it does, learners delete the pod themselves.`,
  ];
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
