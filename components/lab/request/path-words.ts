import type { PathError } from "@/lib/domain/pushgateway/grouping-key";
import {
  explainBadBase64,
  explainJobSlip,
  explainMiswrittenSuffix,
  explainOddLabels,
} from "@/lib/domain/pushgateway/path-slip";

/** Why a path names no group, as one sentence about what to change. */
export function explainPathError(error: PathError, path: string): string {
  switch (error.kind) {
    case "not-a-push-path": {
      const slip = explainJobSlip(path);
      const begins = "No group: a path to push to begins with /metrics/job/ and the job's name.";
      return slip ? `${begins} ${slip}` : begins;
    }
    case "job-missing":
      return "No group yet: the job's name is missing after /metrics/job/.";
    case "redirected":
      return "No group: the gateway would redirect this path instead of storing anything. Look for a double slash or an encoded one.";
    case "odd-components":
      return `No group. ${explainOddLabels(error.labels, path)}`;
    case "bad-label-name":
      if (error.name === "") return "No group: a label's name is missing before @base64.";
      return `No group: \`${error.name}\` cannot be a label's name. ${explainMiswrittenSuffix(error.name) ?? ""}`.trimEnd();
    case "bad-base64":
      return `No group. ${explainBadBase64(error)}`;
    case "bad-percent-encoding":
      return "No group: a percent sign in the path is not followed by two hexadecimal digits.";
  }
}
