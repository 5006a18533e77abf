/** Where in a request a fault is, as a path of keys: `name`, `headers.accept`. */
export interface FieldError {
  path: string;
  message: string;
}

/** Why a request to this app itself is refused, before or instead of its route's own work. */
export type RequestError =
  | { kind: "bad-request"; message: string; errors?: FieldError[] }
  | { kind: "invalid-json"; message: string }
  /** A `Content-Encoding` that the body does not keep to, or that is not taken here. */
  | { kind: "bad-encoding"; message: string }
  | { kind: "not-signed-in" }
  /** From one address, or from all, more have joined than may at once. */
  | { kind: "too-many-joins"; retryAfterSeconds: number }
  /** A personal token that is empty, was never made, was revoked or replaced, or has ended. */
  | { kind: "token-not-valid"; why: "empty" | "other-text" | "unknown" }
  /** No cookie of an instructor, or one that was forged or has ended. */
  | { kind: "no-instructor-session" }
  /** Signed in as a learner alone. */
  | { kind: "not-an-instructor" }
  | WorkshopPaused
  /** Another device has written something else since this one looked. */
  | { kind: "draft-changed" }
  | { kind: "foreign-origin"; origin: string }
  | { kind: "foreign-host"; host: string }
  | { kind: "not-found" }
  | { kind: "method-not-allowed"; allowed: readonly string[] }
  | { kind: "too-large"; limitBytes: number }
  /** The sender went away before the request was whole. */
  | { kind: "broken-off" }
  /** It did not arrive as a whole within its time. */
  | { kind: "too-slow" }
  /** A learner's event streams are as many as may be. */
  | { kind: "too-many-streams"; limit: number }
  /** Large bodies of one learner wait already to be read, as many as may. */
  | { kind: "too-many-bodies" }
  /** It names a user, and does not come through the proxy that may. */
  | { kind: "sign-in-not-proven" }
  /** The proxy that signs people in names nobody. */
  | { kind: "no-proven-user" }
  /** Signed in by the proxy as somebody who is no instructor. */
  | { kind: "no-instructor-by-proxy" }
  /** The app stops; another one may take its place. */
  | { kind: "app-stopping" }
  /** A bug: it is logged with the request id, and nothing of it is told. */
  | { kind: "internal" };

/** The class has a pause; `says` are the instructor's words to it. */
export type WorkshopPaused = {
  kind: "workshop-paused";
  says: string | null;
  retryAfterSeconds: number;
};
