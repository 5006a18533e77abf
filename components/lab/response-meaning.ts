/** What a gateway's answer means, in one or two sentences for the learner. */
export function explainResponse(method: string, status: number): string {
  if (status >= 300 && status < 400) {
    return "Redirected, and nothing was stored. The gateway would take the path that Location shows.";
  }
  if (status >= 500) return "The gateway could not answer. Its own words stand below.";
  if (status >= 400) return refusals[status] ?? "Refused, and none of it was stored.";
  return accepted[method] ?? "Answered.";
}

const accepted: Readonly<Record<string, string>> = {
  POST: "Accepted. Metrics of the same names are replaced, the others in the group stay.",
  PUT: "Accepted. The group now holds exactly what you sent.",
  DELETE: "Taken. The gateway answers so whether or not a group matched.",
  GET: "Read, nothing changed.",
};

const refusals: Readonly<Record<number, string>> = {
  400: "Refused, and none of its metrics was stored. The gateway says why:",
  404: "The gateway knows no such path, and nothing was stored.",
  405: "The gateway does not take this method on this path. Allow lists those it takes.",
  413: "The body is larger than a sandbox takes, and none of it was stored.",
};
