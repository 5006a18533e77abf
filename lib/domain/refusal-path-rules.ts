import { answers, type RefusalRule, type Refused } from "./refusal-rule";

/** What a path says wrong; before any rule on the body, which the gateway has not read then. */
export const pathRules: readonly RefusalRule[] = [
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

function withoutJob({ exchange: { method, path }, pathError }: Refused): string {
  if (pathError?.kind === "job-missing") {
    const each = method === "DELETE" ? " No path stands for all groups: each has its own." : "";
    const isEmpty = /^\/metrics\/job@base64\/./.test(path);
    return isEmpty
      ? `In the path \`${path}\` the name of the job is empty.${each}`
      : `The path \`${path}\` ends where the name of the job belongs.${each}`;
  }
  const what = /^\/metrics\/?$/.test(path) ? "is what Prometheus scrapes, and " : "";
  return `The path \`${path}\` ${what}names no group. A group's path begins with \`/metrics/job/\` and the name of the job; other labels come after it.`;
}

const encodedSlash = "To the gateway `%2F` is a slash like any other";

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

function oddPath({ exchange: { method, path }, pathError }: Refused): string {
  const last =
    pathError?.kind === "odd-components" ? pathError.labels.split("/").at(-1) : undefined;
  const isEncoded = /%2f/i.test(path);
  if (last === "") {
    const why = isEncoded ? ` ${encodedSlash}.` : "";
    return `The path ends with one slash too many: behind the last value, nothing may follow.${why}`;
  }
  const told = `After the job, the path goes on in pairs: a label name, then its value.${last ? ` \`${last}\` is one too many.` : ""}`;
  if (isEncoded)
    return `${told} ${encodedSlash}; a value with a slash in it can only be written in base64.`;
  const why = `${told} A value is missing, or a slash has crept in.`;
  return method === "DELETE"
    ? `${why} The name of a metric has no place in it: a DELETE takes away a whole group.`
    : why;
}

function badLabelName({ pathError }: Refused): string {
  const name = pathError?.kind === "bad-label-name" ? pathError.name : null;
  if (name === "") return "In the path, the name of a label is missing before `@base64`.";
  const what =
    name === null
      ? "A label has a name that Prometheus does not allow"
      : `\`${name}\` in the path cannot be the name of a label`;
  return `${what}. Allowed are the letters a to z and A to Z, digits and _, no digit first and no __ at the beginning.`;
}

function notBase64({ pathError }: Refused): string {
  if (pathError?.kind !== "bad-base64") return "What follows `@base64` in the path is not base64.";
  const { name, value } = pathError;
  const [culprit] = /[^\w=-]/u.exec(value) ?? [];
  const why = culprit
    ? `it has a ${JSON.stringify(culprit)}. Allowed are letters, digits, - and _.`
    : "it cannot have this length.";
  return `The path says \`${name}@base64\`, and \`${value}\` is not URL-safe base64: ${why}`;
}
