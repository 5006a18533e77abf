/** What an instructor asks for that is not there. */
export type ClassError =
  | { kind: "unknown-learner"; learner: string }
  | { kind: "unknown-workshop"; workshop: string };
