export type LearnerKind = "learner" | "instructor" | "rehearsal" | "synthetic";

/** How somebody wants to join. */
export interface JoinWish {
  /** Of the learner that it is to be; null for one that nobody has. Who is there already stays as they are. */
  id?: string | null;
  workshop: string;
  name: string;
  /** A team that is there; null for one's own, or the next free one of `listed`. */
  team: string | null;
  /** The teams that there are; none where everybody gets one of their own. */
  listed: readonly string[];
  /** A name that somebody has already gets a number. */
  mayNumber: boolean;
  /** Only a `learner` counts. */
  kind: LearnerKind;
}

export type JoinRefusal =
  | { kind: "name-taken"; name: string }
  | { kind: "unknown-team"; team: string }
  | { kind: "team-locked"; team: string }
  /** Somebody is in each of the teams that there are. */
  | { kind: "teams-full" };

export type MoveRefusal = JoinRefusal | { kind: "unknown-learner"; learner: string };
