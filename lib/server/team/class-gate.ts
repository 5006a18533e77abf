import type { Learner } from "@/lib/contract/session";
import type { StepPlace } from "@/lib/server/store/store";

/** What teams ask of the class before they judge. */
export interface ClassGate {
  /** Tells of steps whether they are closed to a learner now. */
  closedTo(learner: Learner): Promise<(at: StepPlace) => boolean>;
}
