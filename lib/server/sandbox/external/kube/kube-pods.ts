import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import type { AskKube, KubeProblem, KubeRequest } from "./ask-kube";

export interface Pod {
  name: string;
  uid: string;
  /** Such as `Pending`, with the reason where there is one. */
  state: string;
  isReady: boolean;
  isEnding: boolean;
}

/** All that the app does in a team's namespace, as far as a Role lets it. */
export interface KubePods {
  list(namespace: string, selector: string): Promise<Result<Pod[], KubeProblem>>;
  /** Only this one, and none that has its name by now; what is gone already is deleted. */
  delete(namespace: string, pod: Pick<Pod, "name" | "uid">): Promise<Result<void, KubeProblem>>;
}

const podListSchema = z.object({
  kind: z.literal("PodList"),
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        uid: z.string(),
        deletionTimestamp: z.string().optional(),
      }),
      status: z
        .object({
          phase: z.string().optional(),
          reason: z.string().optional(),
          conditions: z
            .array(
              z.object({ type: z.string(), status: z.string(), reason: z.string().optional() }),
            )
            .optional(),
          containerStatuses: z
            .array(
              z.object({
                state: z.record(z.string(), z.object({ reason: z.string().optional() })).optional(),
              }),
            )
            .optional(),
        })
        .optional(),
    }),
  ),
});
type PodAnswer = z.infer<typeof podListSchema>["items"][number];

const timeoutMs = 5000;
/** What is busy, or has lost its place in a list, is asked again so often. */
const mostTries = 4;

export interface KubePauses {
  /** Before the second try; twice as long before each further one. ms. */
  firstMs: number;
  mostMs: number;
}

export function createKubePods(
  ask: AskKube,
  pauses: KubePauses = { firstMs: 200, mostMs: 2000 },
): KubePods {
  const askAgain = (request: Omit<KubeRequest, "timeoutMs">) =>
    tryAgain(() => ask({ ...request, timeoutMs }), pauses);
  return {
    async list(namespace, selector) {
      const query = new URLSearchParams({ labelSelector: selector });
      const path = `/api/v1/namespaces/${namespace}/pods?${query}`;
      const answer = await askAgain({ method: "GET", path });
      if (!answer.ok) return answer;
      const read = podListSchema.safeParse(answer.value);
      if (read.success) return ok(read.data.items.map(toPod));
      return err({ kind: "refused", message: "it answered something else than a list of pods" });
    },
    async delete(namespace, { name, uid }) {
      const path = `/api/v1/namespaces/${namespace}/pods/${encodeURIComponent(name)}`;
      const body = { apiVersion: "v1", kind: "DeleteOptions", preconditions: { uid } };
      const answer = await askAgain({ method: "DELETE", path, body });
      const isGone = !answer.ok && ["not-found", "conflict", "gone"].includes(answer.error.kind);
      return answer.ok || isGone ? ok(undefined) : answer;
    },
  };
}

async function tryAgain(
  ask: () => ReturnType<AskKube>,
  { firstMs, mostMs }: KubePauses,
): ReturnType<AskKube> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    const isForNow = !answer.ok && (answer.error.kind === "busy" || answer.error.kind === "gone");
    if (!isForNow || tries >= mostTries) return answer;
    const pauseMs = Math.min(mostMs, answer.error.retryAfterMs ?? firstMs * 2 ** (tries - 1));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function toPod({ metadata, status = {} }: PodAnswer): Pod {
  const { conditions = [], containerStatuses = [] } = status;
  const isReady = conditions.some((each) => each.type === "Ready" && each.status === "True");
  const unscheduled = conditions.find(
    (each) => each.type === "PodScheduled" && each.status === "False",
  );
  const waiting = containerStatuses.map(({ state }) => state?.waiting?.reason).find(Boolean);
  const reason = waiting ?? unscheduled?.reason ?? status.reason;
  return {
    name: metadata.name,
    uid: metadata.uid,
    state: [status.phase ?? "Unknown", ...(reason ? [reason] : [])].join(", "),
    isReady,
    isEnding: metadata.deletionTimestamp !== undefined,
  };
}
