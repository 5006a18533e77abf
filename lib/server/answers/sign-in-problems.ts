import type { ProblemTable } from "./app-error";

/** Where a proxy in front signs people in. */
export const signInProblems = {
  "sign-in-not-proven": () => ({
    status: 403,
    code: "sign-in-not-proven",
    title: "This sign-in is not proven.",
    detail:
      "The request names a user and does not come through the proxy that may do so. Use the address that you were given; who runs the app finds more in the documentation of AUTH_PROXY_SECRET.",
  }),
  "no-proven-user": () => ({
    status: 401,
    code: "not-signed-in",
    title: "You are not signed in.",
    detail:
      "Here your organisation's sign-in says who you are, and this request came without it. Open the address that you were given anew, and sign in there.",
  }),
  "no-instructor-by-proxy": () => ({
    status: 403,
    code: "not-an-instructor",
    title: "This is for instructors.",
    detail:
      "You are signed in, and not as an instructor. Who runs the app names the instructors by INSTRUCTORS or INSTRUCTOR_GROUP.",
  }),
} satisfies Partial<ProblemTable>;
