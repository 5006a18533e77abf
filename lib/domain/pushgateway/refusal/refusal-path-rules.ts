import { isOutsideMetrics } from "@/lib/domain/pushgateway/grouping-key";
import {
  encodedSlash,
  explainBadBase64,
  explainJobSlip,
  explainMiswrittenSuffix,
  explainOddLabels,
} from "@/lib/domain/pushgateway/path-slip";
import { answers, type RefusalRule, type Refused } from "./refusal-rule";

/** What a path says wrong; before any rule on the body, which the gateway has not read then. */
export const pathRules: readonly RefusalRule[] = [
  {
    code: "outside-metrics",
    matches: ({ exchange }) => isOutsideMetrics(exchange.path),
    message: outsideMetrics,
  },
  {
    code: "job-missing",
    matches: ({ exchange, pathError }) =>
      exchange.status === 404 ||
      pathError?.kind === "job-missing" ||
      (exchange.status === 405 && pathError?.kind === "not-a-push-path"),
    message: withoutJob,
  },
  {
    code: "odd-path",
    matches: ({ pathError }) => pathError?.kind === "bad-percent-encoding",
    message:
      "The path has a `%` that is not followed by two hexadecimal digits, so it cannot be read.",
  },
  {
    code: "path-redirected",
    matches: ({ exchange }) => exchange.status >= 300 && exchange.status < 400,
    message: redirected,
  },
  {
    code: "odd-path",
    matches: answers(/^odd number of components/),
    message: oddPath,
  },
  {
    code: "bad-label-name",
    matches: answers(
      /^improper label name|has a label with an invalid name|explicit "quantile" label/,
    ),
    message: badLabelName,
  },
  {
    code: "bad-base64",
    matches: answers(/^invalid base64/),
    message: notBase64,
  },
];

function outsideMetrics({ exchange: { path } }: Refused): string {
  const where =
    "A group's path begins with `/metrics`, and this app passes on nothing else. Nothing has reached your gateway.";
  if (/^\/?[a-z][a-z0-9+.-]*:\/\//i.test(path)) {
    return `In place of the path there is a whole address, \`${path}\`. ${where}`;
  }
  const [begin = "/"] = /^\/*[^/?]*/.exec(path) ?? [];
  return `The path \`${path}\` begins with \`${begin}\`. ${where}`;
}

function withoutJob({ exchange: { method, path }, pathError }: Refused): string {
  if (pathError?.kind === "job-missing") {
    const each = method === "DELETE" ? " No path means all groups: each has its own." : "";
    const isEmpty = /^\/metrics\/job@base64\/./.test(path);
    return isEmpty
      ? `In the path \`${path}\` the name of the job is empty.${each}`
      : `The path \`${path}\` ends where the name of the job belongs.${each}`;
  }
  const what = /^\/metrics\/?$/.test(path) ? "is what Prometheus scrapes, and " : "";
  const slip = explainJobSlip(path);
  const why = slip ? ` ${slip}` : "";
  return `The path \`${path}\` ${what}names no group.${why} A group's path begins with \`/metrics/job/\` and the name of the job; other labels come after it.`;
}

function redirected({ exchange: { path }, pathError }: Refused): string {
  if (pathError?.kind === "not-a-push-path") return inUpperCase(path);
  const why = /%2f/i.test(path)
    ? `${encodedSlash}, and it tidies up two slashes in a row, \`/./\` and \`/../\`.`
    : "Two slashes in a row, `/./` and `/../` in a path do that.";
  return `The gateway answered with a redirect to a tidied-up path, and did nothing else. ${why}`;
}

/** The gateway redirects from `/metrics/Job/…` to a path with the case of its own. */
function inUpperCase(path: string): string {
  const word = path.split("/", 3).find((each) => each !== each.toLowerCase());
  const why = word ? `: in the path, \`${word}\` has to be in lower case` : "";
  return `The gateway answered with a redirect to another path, and did nothing else${why}.`;
}

function oddPath({ exchange: { method, path }, pathError, text }: Refused): string {
  if (pathError?.kind !== "odd-components") return "The path is not made of names and values.";
  const last = pathError.labels.split("/").at(-1) ?? "";
  if (last !== "" && isMetricOf(text, last)) {
    return `\`${last}\` is a metric of the body, and has no place in the path: the path holds labels alone, each name followed by its value.`;
  }
  const why = explainOddLabels(pathError.labels, path);
  return method === "DELETE" && last !== ""
    ? `${why} The name of a metric has no place in it: a DELETE takes away a whole group.`
    : why;
}

function isMetricOf(text: string, name: string): boolean {
  return text
    .split("\n", 100)
    .some((line) => line.startsWith(name) && /^[{ \t]/.test(line.slice(name.length)));
}

function badLabelName({ pathError }: Refused): string {
  const name = pathError?.kind === "bad-label-name" ? pathError.name : null;
  if (name === "") return "In the path, the name of a label is missing before `@base64`.";
  const suffix = name === null ? null : explainMiswrittenSuffix(name);
  if (suffix) return suffix;
  const what =
    name === null
      ? "A label has a name that Prometheus does not allow"
      : `\`${name}\` in the path cannot be the name of a label`;
  return `${what}. Allowed are the letters a to z and A to Z, digits and _, no digit first and no __ at the beginning.`;
}

function notBase64({ pathError }: Refused): string {
  return pathError?.kind === "bad-base64"
    ? explainBadBase64(pathError)
    : "What follows `@base64` in the path is not base64.";
}
