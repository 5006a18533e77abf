import { type ServerName, serverNames } from "@/lib/domain/stack/stack";
import { sayUnreachable, type Unreachable } from "@/lib/domain/stack/unreachable";
import type { platformCodes } from "@/lib/domain/verdict/diagnosis";
import { diagnose, type Finding, unknownFor } from "@/lib/domain/verdict/ladder";

/** Why the platform could not look; the learner is not to blame for any of these. */
export type PlatformProblem =
  /** `why` where an operator runs the server. */
  | { kind: `${ServerName}-unreachable`; message: string; why?: Unreachable }
  | { kind: "sandbox-starting" }
  | { kind: "sandbox-full" }
  /** The gateway's groups changed during every look, so that none is known to be whole. */
  | { kind: "never-still" }
  | { kind: "timeout"; timeoutMs: number; service: ServerName }
  /** It holds more than is read of it. */
  | { kind: "too-much"; service: ServerName };

/** What a look at a server gave; each look fails in its own way. */
export type Seen<T> = { ok: true; value: T } | { ok: false; error: PlatformProblem };

/** The platform is at fault: nothing is known, and nobody is blamed. */
export function isUnknown(problem: PlatformProblem): Finding {
  const [code, message] = tell(problem);
  const seen = "message" in problem ? { observed: problem.message } : {};
  return unknownFor(diagnose(code, message, seen));
}

function tell(problem: PlatformProblem): [(typeof platformCodes)[number], message: string] {
  switch (problem.kind) {
    case "pushgateway-unreachable":
      return [problem.kind, noAnswerOf("pushgateway", problem.why)];
    case "prometheus-unreachable":
      return [problem.kind, noAnswerOf("prometheus", problem.why)];
    case "alertmanager-unreachable":
      return [problem.kind, noAnswerOf("alertmanager", problem.why)];
    case "sandbox-starting":
      return [
        problem.kind,
        "Your Pushgateway and your Prometheus are starting. The check repeats by itself when they are ready.",
      ];
    case "sandbox-full":
      return [
        problem.kind,
        "All sandboxes are in use. Yours starts as soon as another one is idle.",
      ];
    case "never-still":
      return [
        "timeout",
        "Your Pushgateway changed each time it was looked at, and nothing certain is known of your step. The check repeats by itself.",
      ];
    case "too-much":
      return [`${problem.service}-unreachable`, tooMuchOf(problem.service)];
    case "timeout":
      return [
        problem.kind,
        `Your ${serverNames[problem.service]} took longer than ${problem.timeoutMs / 1000} s to answer, and nothing is known of your step until it does. The check repeats by itself.`,
      ];
  }
}

/** What its learner is told of a server that holds more than is read of it. */
export function tooMuchOf(server: ServerName): string {
  return `Your ${serverNames[server]} holds more labels and values than can be looked at. ${lessOf[server]}`;
}

const lessOf: Readonly<Record<ServerName, string>> = {
  pushgateway:
    "Delete a group that you do not need, or restart the gateway; then all goes on by itself.",
  prometheus:
    "Reset the sandbox, or where the page does not offer that, tell your instructor; then all goes on by itself.",
  alertmanager: "Alerts end by themselves; then all goes on.",
};

function noAnswerOf(server: ServerName, why?: Unreachable): string {
  if (why) return `${sayUnreachable(server, why)} The check repeats by itself.`;
  return `Your ${serverNames[server]} does not answer. It is started again by itself, and the check repeats then.`;
}
