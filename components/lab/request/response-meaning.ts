import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels, isSameLabels, parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import type { Preview } from "@/lib/domain/pushgateway/preview/preview";

/**
 * What became of the group that a DELETE names, as far as it was seen: by what the request would do when
 * it was sent, and the groups as they are known now. The gateway's answer is the same either way.
 */
export function explainDelete(foretold: Preview | null, groups: readonly Group[]): string {
  if (foretold?.kind !== "group") return taken;
  const { labels, effect } = foretold;
  if (effect.kind === "matches-nothing") {
    return "Accepted, but no group was seen that matches. The gateway answers 202 either way.";
  }
  if (effect.kind !== "delete") return taken;
  const target = Object.fromEntries(labels.map(({ name, value }) => [name, value]));
  const key = formatLabels(target);
  const group = key.length > longestKey ? "The group" : `The group \`${key}\``;
  const isStillThere = groups.some((each) => isSameLabels(each.labels, target));
  return `Accepted. ${group} ${isStillThere ? "was there" : "is gone"}.`;
}

const taken = "Accepted. The gateway answers 202 whether or not a group matched.";
const longestKey = 200;

/** What a gateway's answer means, in one or two sentences for the learner. */
export function explainResponse(
  { method, path }: { method: string; path: string },
  status: number,
  location = "",
): string {
  if (status >= 300 && status < 400) return explainRedirect(path, location);
  if (status >= 500) return "The gateway could not answer. Its own words are below.";
  if (status >= 400) return refusals[status] ?? "Refused, and none of it was stored.";
  return accepted[method] ?? "Answered.";
}

/** The path that a redirect shows may be no better: `/metrics/job/` is sent to `/metrics/job`. */
function explainRedirect(path: string, location: string): string {
  const target = location.replace(/^https?:\/\/[^/]*/i, "");
  if (parsePushPath(target).ok) {
    return "Redirected, and nothing was stored. The gateway would take the path that Location shows.";
  }
  const own = parsePushPath(path);
  const isJobMissing = !own.ok && own.error.kind === "job-missing";
  return isJobMissing
    ? "Redirected, and nothing was stored: the path ends where the name of the job belongs. The path that Location shows has none either."
    : "Redirected, and nothing was stored. The path that Location shows names no group either.";
}

const accepted: Readonly<Record<string, string>> = {
  POST: "Accepted. If the group held metrics of the same names before, these have taken their place; others in it stay.",
  PUT: "Accepted. The group now holds exactly what you sent.",
  GET: "Read, nothing changed.",
};

const refusals: Readonly<Record<number, string>> = {
  400: "Refused, and none of its metrics was stored. The gateway says why:",
  404: "The gateway knows no such path, and nothing was stored.",
  405: "The gateway does not take this method on this path. Allow lists those it takes.",
  413: "The body is larger than a sandbox takes, and none of it was stored.",
};
