/** What an instructor asks for that is not there, or cannot be done as it stands. */
export type ClassError =
  | { kind: "unknown-learner"; learner: string }
  | { kind: "unknown-workshop"; workshop: string }
  | { kind: "workshop-not-ended" };
