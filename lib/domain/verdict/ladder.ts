import type { Diagnosis, DiagnosisCode, Remark } from "./diagnosis";
import { shortenDiagnosis, shortenParts } from "./shorten";
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
export function unknownFor(diagnosis: Diagnosis): Finding {
  return { state: "broken", outcome: "unknown", evidence: diagnosis.message, diagnosis };
}

export function diagnose(
  code: DiagnosisCode,
  message: string,
  details: Partial<Pick<Diagnosis, "expected" | "observed" | "params">> = {},
): Diagnosis {
  return { code, message, params: {}, ...details };
}

/** When a verdict is made, and when it may change by itself; milliseconds since the epoch. */
export interface Moment {
  nowMs: number;
  /** Null while it is not known. */
  nextScrapeAtMs: number | null;
}

/**
 * Climbs the rungs in order and stops at the first that does not hold. Passed only if every rung was
 * looked at and holds, so a check without rungs, or one that stops early, never passes.
 */
export function climb(
  rungs: readonly (readonly [id: string, look: () => Finding])[],
  { nowMs, nextScrapeAtMs }: Moment,
  remarks: readonly Remark[] = [],
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
    remarks: [...remarks],
    nextScrapeAt: end?.outcome === "pending" ? toIso(nextScrapeAtMs) : null,
    checkedAt: new Date(nowMs).toISOString(),
  };
}

function toIso(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
