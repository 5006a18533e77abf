/** A route of the app, and who gets in: anybody, whoever is signed in, whoever owns the sandbox, or instructors. */
export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  /** Its file in `app/`, where it has one. */
  file?: string;
  lets: "anybody" | "learner" | "owner" | "instructor";
  body?: string;
  /** It ends or changes what the others need; only nobody tries it. */
  isLast?: true;
}
