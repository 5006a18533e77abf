import type { PlatformProblem } from "@/lib/domain/checks/platform-problem";
import type { UpstreamError } from "@/lib/server/upstream/upstream";

/** A server that did not answer as it should is a problem of the platform, whatever the learner did. */
export function problemOf(error: UpstreamError): PlatformProblem {
  if (error.kind === "upstream-timeout") {
    return { kind: "timeout", timeoutMs: error.timeoutMs, service: error.service };
  }
  if (error.kind === "upstream-unexpected" && (error.longerThanBytes ?? error.holdsMoreThan)) {
    return { kind: "too-much", service: error.service };
  }
  // It answers, and what it says is not what such a server says.
  const { service, message, why = isAnswer(error) ? "not-its-own" : undefined } = error;
  return { kind: `${service}-unreachable`, message, ...(why && { why }) };
}

const isAnswer = ({ kind }: UpstreamError) => kind === "upstream-unexpected";
