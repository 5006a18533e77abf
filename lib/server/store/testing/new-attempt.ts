import type { Learner } from "@/lib/contract/session";
import type { NewAttempt } from "@/lib/server/store/store";

/** A push as a learner sends it, with what a test wants to be otherwise. */
export function newAttempt(learner: Learner, over: Partial<NewAttempt> = {}): NewAttempt {
  return {
    learnerId: learner.id,
    team: learner.team,
    atMs: 1_800_000_000_123,
    method: "PUT",
    path: "/metrics/job/backup",
    lab: "demo",
    step: "first-push",
    status: 200,
    answer: "",
    effect: {
      kind: "put",
      group: { job: "backup" },
      families: [
        { name: "files", type: "GAUGE", series: [{ labels: { disk: "ä" }, value: "120" }] },
      ],
    },
    refusal: null,
    metrics: ["files"],
    body: Buffer.from("files 120\n"),
    ...over,
  };
}
