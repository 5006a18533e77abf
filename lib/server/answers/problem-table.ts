import { serverNames } from "@/lib/domain/stack/stack";
import { sayUnreachable } from "@/lib/domain/stack/unreachable";
import type { ErrorOf, Kind, ProblemEntry, ProblemTable } from "./app-error";
import { classroomProblems } from "./classroom-problems";
import { signInProblems } from "./sign-in-problems";

/** What became of a personal token that gives nobody access. */
const invalidTokens = {
  empty:
    "Nothing follows “Bearer”. In a shell, SCRAPELAB_TOKEN has no value yet: the line that gives it one is on the page “Your own terminal”, and has to run once in each shell.",
  "other-text":
    "What was sent is no token of this app: each begins with “scrapelab_”. Make one on the page “Your own terminal” and copy it whole.",
  unknown:
    "It was revoked or replaced, is older than 30 days, or was not copied whole. Make a new one on the page “Your own terminal”.",
};

const requestProblems = {
  "bad-request": (error) => ({
    status: 400,
    code: "bad-request",
    title: "The request is not as it should be.",
    detail: error.message,
    ...("errors" in error && error.errors ? { errors: error.errors } : {}),
  }),
  "invalid-json": ({ message }) => ({
    status: 400,
    code: "invalid-json",
    title: "The request body is no valid JSON.",
    detail: message,
  }),
  "bad-encoding": ({ message }) => ({
    status: 400,
    code: "bad-encoding",
    title: "The body does not match its Content-Encoding.",
    detail: message,
  }),
  "not-signed-in": () => ({
    status: 401,
    code: "not-signed-in",
    title: "You are not signed in.",
    detail:
      "Open the first page and join with your name, then try again. From a terminal of your own, send your token along, as the header “Authorization: Bearer …”.",
  }),
  "too-many-joins": ({ retryAfterSeconds }) => ({
    status: 429,
    code: "too-many-joins",
    title: "Many people are joining right now.",
    detail: `There is room for one more in ${retryAfterSeconds === 1 ? "1 second" : `${retryAfterSeconds} seconds`}: press Join again then. No place is reserved, so somebody else may be quicker. Your name is kept.`,
    retryAfterSeconds,
  }),
  "token-not-valid": ({ why }) => ({
    status: 401,
    code: "token-not-valid",
    title: why === "empty" ? "The token is empty." : "This token is not valid.",
    detail: invalidTokens[why],
  }),
  "foreign-origin": ({ origin }) => ({
    status: 403,
    code: "foreign-origin",
    title: "The request came from another site.",
    detail: `Only pages of this app may change something here, and this came from ${origin}.`,
  }),
  "foreign-host": ({ host }) => ({
    status: 421,
    code: "foreign-host",
    title: "This app does not answer for that host.",
    detail: `The request asked for ${host || "no host"}. Use the address that the app printed when it started.`,
  }),
  "not-found": () => ({
    status: 404,
    code: "not-found",
    title: "There is nothing at this address.",
    detail:
      "Check the path for typing errors. Of your sandbox, only what the instructions name can be reached.",
  }),
  "method-not-allowed": ({ allowed }) => ({
    status: 405,
    code: "method-not-allowed",
    title: "This address does not take that method.",
    detail: `It takes ${allowed.join(", ")}.`,
    allowed,
  }),
  "too-large": ({ limitBytes }) => ({
    status: 413,
    code: "too-large",
    title: "The body is too large.",
    detail: `It may have ${formatBytes(limitBytes)} at most, measured after it is unpacked.`,
  }),
  "broken-off": () => ({
    status: 400,
    code: "bad-request",
    title: "The request broke off.",
    detail: "Its sender went away before all of it had arrived, and nothing was done with it.",
  }),
  "too-slow": () => ({
    status: 408,
    code: "bad-request",
    title: "The request took too long to arrive.",
    detail:
      "A request has 30 s to arrive as a whole, and one above 64 KiB 3 s where others wait. Nothing was done with this one: send it again.",
  }),
  "too-many-streams": ({ limit }) => ({
    status: 503,
    code: "too-many-requests",
    title: "You have too many pages of the lab open.",
    detail: `At most ${limit} at a time are told what happens. Close some, and this one goes on by itself.`,
    retryAfterSeconds: 15,
  }),
  "too-many-bodies": () => ({
    status: 503,
    code: "too-many-requests",
    title: "Too many of your large requests are under way at once.",
    detail: "Nothing was done with this one. Wait for some of the others to end, then try again.",
    retryAfterSeconds: 1,
  }),
  "app-stopping": () => ({
    status: 503,
    code: "app-stopping",
    title: "The app is being restarted.",
    detail: "What you did is kept. This page goes on by itself as soon as the app is back.",
    retryAfterSeconds: 5,
  }),
  internal: () => ({
    status: 500,
    code: "internal",
    title: "Something went wrong in this app.",
    detail:
      "It is not your doing. Try again, and if it stays, tell your instructor the request id.",
  }),
} satisfies Partial<ProblemTable>;

const stepProblems = {
  "unknown-lab": ({ lab }) => ({
    status: 404,
    code: "unknown-lab",
    title: "There is no such lab.",
    detail: `No lab has the id ${quote(lab)}.`,
  }),
  "unknown-task": ({ task }) => ({
    status: 404,
    code: "unknown-task",
    title: "There is no such task.",
    detail: `This lab has no task with the id ${quote(task)}.`,
  }),
  "unknown-step": ({ step }) => ({
    status: 404,
    code: "unknown-step",
    title: "There is no such step.",
    detail: `There is no step with the id ${quote(step)} here.`,
  }),
  "ambiguous-step": ({ step, labs }) => ({
    status: 422,
    code: "ambiguous-step",
    title: "More than one lab has this step.",
    detail: `The labs ${labs.join(", ")} have a step with the id ${quote(step)}. Name the lab too, as “lab”.`,
  }),
} satisfies Partial<ProblemTable>;

/** Where the servers are not the app's own to restart. */
const notSupported = {
  restart: {
    title: "The app can't restart this gateway.",
    detail:
      "It runs in the cluster and not in the app, so nothing was done. Its pod can be deleted there; the instructions say how.",
  },
  reset: {
    title: "The app can't reset this sandbox.",
    detail:
      "Its servers run in the cluster and not in the app, so nothing was done. Groups that you no longer need can be deleted one by one.",
  },
};

const sandboxProblems = {
  "sandbox-starting": () => ({
    status: 503,
    code: "sandbox-starting",
    title: "Your sandbox is still starting.",
    detail: "Its Pushgateway and its Prometheus will answer in a moment. Try again then.",
    retryAfterSeconds: 2,
  }),
  "sandbox-full": () => ({
    status: 503,
    code: "sandbox-full",
    title: "All sandboxes are in use.",
    detail: "You are in the queue. Yours starts by itself as soon as another one is idle.",
    retryAfterSeconds: 15,
  }),
  "sandbox-failed": ({ message }) => ({
    status: 503,
    code: "sandbox-failed",
    title: "Your sandbox could not be started.",
    detail: message,
    retryAfterSeconds: 10,
  }),
  "not-supported": ({ act, message }) => ({
    status: 409,
    code: "not-supported",
    ...notSupported[act],
    ...(message && { detail: message }),
  }),
  "gateway-limit": ({ message }) => ({
    status: 507,
    code: "gateway-limit",
    title: "Your Pushgateway is at its limit.",
    detail: `${message} Nothing was sent. Delete groups you no longer need, or restart the gateway.`,
  }),
  "too-many-requests": ({ limit }) => ({
    status: 503,
    code: "too-many-requests",
    title: "Too many of your requests are under way at once.",
    detail: `Your sandbox takes ${limit} at a time. Wait for some to end, then try again.`,
    retryAfterSeconds: 1,
  }),
} satisfies Partial<ProblemTable>;

const serverProblems = {
  "upstream-unreachable": ({ service, why }) => ({
    status: 502,
    code: `${service}-unreachable` as const,
    title: `The ${serverNames[service]} of your sandbox does not answer.`,
    detail: why
      ? sayUnreachable(service, why)
      : "It is started again by itself. Try again in a few seconds.",
  }),
  "upstream-timeout": ({ service, timeoutMs }) => ({
    status: 504,
    code: "timeout",
    title: `The ${serverNames[service]} of your sandbox took too long.`,
    detail: `It gave no answer within ${timeoutMs / 1000} s. Try again in a moment.`,
  }),
  "upstream-unexpected": ({ service, longerThanBytes, why }) => ({
    status: 502,
    code: "bad-upstream-answer",
    ...(longerThanBytes === undefined
      ? {
          title: why
            ? `The ${serverNames[service]} of your team was not reached.`
            : `The ${serverNames[service]} of your sandbox answered something unexpected.`,
          detail: why
            ? sayUnreachable(service, why)
            : "The answer could not be read, so nothing is concluded from it. Try again in a moment.",
        }
      : {
          title: `The ${serverNames[service]} of your sandbox answered with more than ${longerThanBytes / 1024 ** 2} MiB.`,
          detail: "That is more than a page can show. Ask for fewer series or a shorter time.",
        }),
  }),
  "storage-failed": () => ({
    status: 503,
    code: "storage-failed",
    title: "This could not be kept.",
    detail: "The app cannot write to its database right now. Try again, and tell your instructor.",
    retryAfterSeconds: 5,
  }),
} satisfies Partial<ProblemTable>;

const problemTable: ProblemTable = {
  ...requestProblems,
  ...classroomProblems,
  ...signInProblems,
  ...stepProblems,
  ...sandboxProblems,
  ...serverProblems,
};

/** How an error is told: the one table from its kind. */
export function describeError<K extends Kind>(error: ErrorOf<K>): ProblemEntry {
  const entryOf: (error: ErrorOf<K>) => ProblemEntry = problemTable[error.kind];
  return entryOf(error);
}

function formatBytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MiB` : `${Math.floor(bytes / 1024)} KiB`;
}

/** What a request named, short enough to be printed back. */
function quote(id: string): string {
  return `“${id.length > 80 ? `${id.slice(0, 80)}…` : id}”`;
}
