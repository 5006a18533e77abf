import type { Labels, MetricType } from "@/lib/domain/metric";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";

/** What is worth knowing about an accepted push and does not show on the gateway. */
export const pushNotes = [
  "help-without-name",
  "label-overwritten-by-url",
  "type-in-lower-case",
  "type-line-broken",
  "type-of-other-name",
  "typed-as-untyped",
] as const;
export type PushNote = (typeof pushNotes)[number];

/** A family as an accepted push carried it, read from its body. */
export interface PushedFamily {
  name: string;
  type: MetricType;
  series: { labels: Labels; value: string }[];
  notes?: PushNote[] | undefined;
  /** Read off the gateway, not from a body: what else that said is not known. */
  isSeen?: true;
}

/**
 * What an exchange did to the gateway, as far as its bytes tell. `families` is null where the body was
 * accepted but could not be read here (snappy, or too many families); `series` are left out of a long one.
 */
export type Effect =
  | { kind: "put" | "post"; group: Labels; families: PushedFamily[] | null }
  /** The gateway answers alike whether or not a group matched; null until the past has told. */
  | { kind: "delete"; group: Labels; matched: boolean | null }
  /** The gateway was restarted or reset through the app: every group is gone. */
  | { kind: "restart" | "reset" }
  /** Refused, or no request that changes a group. */
  | { kind: "none" };

/** One thing a learner sent, with its answer. */
export interface Attempt {
  id: number;
  learnerId: string;
  team: string;
  /** When the answer arrived, milliseconds since the epoch. */
  atMs: number;
  method: string;
  path: string;
  /** The lab and the step that it was sent from, or null where it came from nowhere in particular. */
  lab: string | null;
  step: string | null;
  /** Names in its body that may be meant as those of metrics, whether or not the gateway took it. */
  metrics: readonly string[];
  /** HTTP status of the gateway's answer. */
  status: number;
  /** The first 4 KiB of the gateway's answer. */
  answer: string;
  effect: Effect;
  /** Why the gateway refused it; null when it did not. */
  refusal: Refusal | null;
}

/** The reason that the gateway names, and what else in the same body it would refuse. */
export interface Refusal extends Diagnosis {
  alsoWrong?: Diagnosis[] | undefined;
  /** The families of a push that contradicted what the gateway held, not itself; left out of a long one. */
  contradicting?: PushedFamily[] | undefined;
}
