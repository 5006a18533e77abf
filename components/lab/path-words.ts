import type { PathError } from "@/lib/domain/grouping-key";

/** Why a path names no group, as one sentence about what to change. */
export function explainPathError(error: PathError): string {
  switch (error.kind) {
    case "not-a-push-path":
      return "No group: a path to push to begins with /metrics/job/ and the job's name.";
    case "job-missing":
      return "No group yet: the job's name is missing after /metrics/job/.";
    case "redirected":
      return "No group: the gateway would redirect this path instead of storing anything. Look for a double slash or an encoded one.";
    case "odd-components":
      if (error.labels.endsWith("/")) return "No group: the path ends with one slash too many.";
      return `No group: labels come in pairs of name and value, and ${error.labels} is not made of pairs.`;
    case "bad-label-name":
      if (error.name === "") return "No group: a label's name is missing before @base64.";
      return `No group: ${JSON.stringify(error.name)} cannot be a label's name.`;
    case "bad-base64":
      return `No group: the value of ${error.name} is not valid base64.`;
    case "bad-percent-encoding":
      return "No group: a percent sign in the path is not followed by two hexadecimal digits.";
  }
}
