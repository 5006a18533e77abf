import type { Observation, PlatformProblem } from "@/lib/domain/checks/observation";
import { shortenDiagnosis, shortenParts } from "@/lib/domain/shorten";
import type { Diagnosis, DiagnosisCode } from "./diagnosis";
import type { Outcome, Rung, Verdict } from "./verdict";

/** What one rung finds: it holds, or the walk ends here with a diagnosis. */
export type Finding =
  | { state: "ok"; evidence: string }
  | {
      state: "broken" | "waiting";
      outcome: Exclude<Outcome, "passed">;
      evidence: string;
      diagnosis: Diagnosis;
      /** What is wrong besides, and does not follow from the diagnosis. */
      alsoWrong?: readonly Diagnosis[];
    };

export const holds = (evidence: string): Finding => ({ state: "ok", evidence });

/** The rung is broken; `alsoWrong` is what does not follow from the diagnosis. */
export function breaks(
  evidence: string,
  diagnosis: Diagnosis,
  alsoWrong: readonly Diagnosis[] = [],
): Finding {
  return { state: "broken", outcome: "failed", evidence, diagnosis, alsoWrong };
}

export function waits(evidence: string, diagnosis: Diagnosis): Finding {
  return { state: "waiting", outcome: "pending", evidence, diagnosis };
}

/** The platform is at fault: nothing is known, and nobody is blamed. */
export function isUnknown(problem: PlatformProblem): Finding {
  const { code, message } = platformDiagnosis(problem);
  const seen = "message" in problem ? { observed: problem.message } : {};
  const diagnosis = diagnose(code, message, seen);
  return { state: "broken", outcome: "unknown", evidence: message, diagnosis };
}

export function diagnose(
  code: DiagnosisCode,
  message: string,
  details: Partial<Pick<Diagnosis, "expected" | "observed" | "params">> = {},
): Diagnosis {
  return { code, message, params: {}, ...details };
}

/**
 * Climbs the rungs in order and stops at the first that does not hold. Passed only if every rung was
 * looked at and holds, so a check without rungs, or one that stops early, never passes.
 */
export function climb(
  rungs: readonly [id: string, look: () => Finding][],
  seen: Observation,
  remarks: Verdict["remarks"] = [],
): Verdict {
  const climbed: Rung[] = [];
  let end: Exclude<Finding, { state: "ok" }> | null = null;
  for (const [id, look] of rungs) {
    if (end) {
      climbed.push({ id, state: "not-reached", evidence: "" });
      continue;
    }
    const finding = look();
    climbed.push({ id, state: finding.state, evidence: shortenParts(finding.evidence) });
    if (finding.state !== "ok") end = finding;
  }
  if (!end && climbed.length === 0) throw new Error("a check without rungs cannot be judged");
  return {
    outcome: end?.outcome ?? "passed",
    rungs: climbed,
    diagnosis: end ? shortenDiagnosis(end.diagnosis) : null,
    alsoWrong: end?.outcome === "failed" ? (end.alsoWrong ?? []).map(shortenDiagnosis) : [],
    remarks,
    nextScrapeAt: end?.outcome === "pending" ? nextScrapeAt(seen) : null,
    checkedAt: new Date(seen.nowMs).toISOString(),
  };
}

/** When the next scrape begins, from the target's last one; null while there has been none. */
export function nextScrapeAtMs(
  target: { lastScrapeAtMs: number | null; scrapeIntervalMs: number } | null,
  nowMs: number,
): number | null {
  if (!target || target.lastScrapeAtMs === null) return null;
  const { lastScrapeAtMs, scrapeIntervalMs } = target;
  const elapsed = Math.max(0, nowMs - lastScrapeAtMs);
  return lastScrapeAtMs + (Math.floor(elapsed / scrapeIntervalMs) + 1) * scrapeIntervalMs;
}

function nextScrapeAt(seen: Observation): string | null {
  const next = seen.target.ok ? nextScrapeAtMs(seen.target.value, seen.nowMs) : null;
  return next === null ? null : new Date(next).toISOString();
}

function platformDiagnosis(problem: PlatformProblem): { code: DiagnosisCode; message: string } {
  switch (problem.kind) {
    case "pushgateway-unreachable":
      return {
        code: problem.kind,
        message:
          "Your Pushgateway does not answer. It is started again by itself, and the check repeats then.",
      };
    case "prometheus-unreachable":
      return {
        code: problem.kind,
        message:
          "Your Prometheus does not answer. It is started again by itself, and the check repeats then.",
      };
    case "sandbox-starting":
      return {
        code: problem.kind,
        message:
          "Your Pushgateway and your Prometheus are starting. The check repeats by itself when they are ready.",
      };
    case "sandbox-full":
      return {
        code: problem.kind,
        message: "All sandboxes are in use. Yours starts as soon as another one is idle.",
      };
    case "never-still":
      return {
        code: "timeout",
        message:
          "Your Pushgateway changed each time it was looked at, and nothing certain is known of your step. The check repeats by itself.",
      };
    case "timeout":
      return {
        code: problem.kind,
        message: `Your ${problem.service === "prometheus" ? "Prometheus" : "Pushgateway"} took longer than ${problem.timeoutMs / 1000} s to answer, and nothing is known of your step until it does. The check repeats by itself.`,
      };
  }
}
