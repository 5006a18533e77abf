import type { Problem } from "@/lib/contract/problem";

/** Why a call to our own API brought no answer that can be used. */
export type ApiError =
  /** The app answered with an error of its own. */
  | { kind: "problem"; problem: Problem }
  /** No answer: the app is down or the network is. */
  | { kind: "unreachable" }
  | { kind: "timeout"; timeoutMs: number }
  /** The caller gave up; nothing to tell. */
  | { kind: "aborted" }
  /** An answer that is not what the contract says, for example a page of a proxy in between. */
  | { kind: "unexpected-answer"; status: number };

/** Whether it was not taken because the class has a pause. */
export function isPause(error: ApiError): boolean {
  return error.kind === "problem" && error.problem.code === "workshop-paused";
}

/** What happened and what to do, as one or two sentences for the learner. */
export function explainApiError(error: ApiError): string {
  switch (error.kind) {
    case "problem":
      return explainProblem(error.problem);
    case "unreachable":
      return "Scrapelab does not answer. Nothing you wrote is lost; try again in a moment.";
    case "timeout":
      return `Scrapelab did not answer within ${error.timeoutMs / 1000} s. Try again.`;
    case "aborted":
      return "Stopped before an answer came.";
    case "unexpected-answer":
      return `The answer (status ${error.status}) did not come from Scrapelab. A proxy in between may be at fault; reload the page.`;
  }
}

function explainProblem({ code, title, detail, errors, requestId }: Problem): string {
  if (code === "not-signed-in") {
    return "You are no longer signed in. Reload the page and join again; nothing you wrote is lost.";
  }
  const faults = errors?.map(({ message }) => message).join(" ");
  const said = [title.replace(/[.]?$/, "."), faults || detail].filter(Boolean).join(" ");
  return code === "internal" ? `${said} Try again; the request was ${requestId}.` : said;
}
