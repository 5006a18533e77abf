import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import type { ClassWatch } from "./class-watch";
import type { TeamHistory } from "./history/history";
import type { Verdicts } from "./verdicts";

/** Restarts the gateway without its groups, or resets the sandbox, and puts the loss on record. */
export async function recordLoss(
  parts: {
    sandboxes: Sandboxes;
    attempts: Store["attempts"];
    history: TeamHistory;
    classWatch: ClassWatch;
  },
  learner: Learner,
  kind: "restart" | "reset",
): ReturnType<Verdicts["gatewayReset"]> {
  const done =
    kind === "restart"
      ? await parts.sandboxes.restart(learner.team, "pushgateway")
      : await parts.sandboxes.reset(learner.team);
  if (!done.ok) return done;
  const recorded = await parts.attempts.record({
    learnerId: learner.id,
    team: learner.team,
    atMs: Date.now(),
    method: "POST",
    path: kind === "restart" ? "/api/sandbox/restart-gateway" : "/api/sandbox/reset",
    lab: null,
    step: null,
    status: 202,
    answer: "",
    effect: { kind },
    refusal: null,
    metrics: [],
    body: new Uint8Array(),
  });
  if (!recorded.ok) return err(recorded.error);
  parts.classWatch.attempted(learner, recorded.value);
  await parts.history.enter(recorded.value);
  return ok(undefined);
}
