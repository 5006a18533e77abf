/** Why nothing is known of a step: the platform is at fault, and the outcome is unknown. */
export const platformCodes = [
  "pushgateway-unreachable",
  "prometheus-unreachable",
  "alertmanager-unreachable",
  "sandbox-starting",
  "sandbox-full",
  "timeout",
] as const;

/**
 * The closed set of reasons a check gives for not having passed. Branch on the code, never on the message.
 * Grouped by the link of the causal chain that they belong to.
 */
export const diagnosisCodes = [
  // nothing yet
  "nothing-sent",
  // refused by the gateway (4xx or 3xx)
  "no-final-newline",
  "crlf-line-endings",
  "type-after-sample",
  "duplicate-type",
  "duplicate-help",
  "unknown-type",
  "bad-value",
  "timestamp-not-allowed",
  "bad-metric-name",
  "bad-label-syntax",
  "duplicate-label",
  "duplicate-sample",
  "type-conflict",
  "not-exposition",
  "form-encoded",
  "request-in-body",
  "bad-encoding",
  "odd-path",
  "bad-label-name",
  "job-missing",
  "bad-base64",
  "path-redirected",
  "outside-metrics",
  "wrong-method",
  "too-large",
  "other-rejection",
  // accepted, but not what was asked
  "wrong-job",
  "wrong-metric-name",
  "metric-missing",
  "missing-group-label",
  "label-in-body-only",
  "extra-group-label",
  "wrong-label-value",
  "extra-label",
  "extra-series",
  "wrong-value",
  "wrong-type",
  "type-missing",
  // held once, and no longer
  "replaced-by-later-push",
  "deleted-since",
  "gateway-restarted-since",
  "gateway-poisoned",
  // delete, lost pod, replace
  "never-pushed",
  "group-still-there",
  "deleted-other-group",
  "gone-without-delete",
  "not-restarted",
  "pushed-after-restart",
  "still-there-after-post",
  "deleted-instead",
  // scrape
  "honor-labels-off",
  "target-down",
  "not-scraped-yet",
  "still-visible-until-scrape",
  // queries
  "no-answer",
  "syntax-error",
  "different-type",
  "different-series",
  "different-values",
  "empty-result",
  "constant-answer",
  // alerts
  "alert-missing",
  "not-silenced",
  // the platform is at fault
  ...platformCodes,
] as const;

export type DiagnosisCode = (typeof diagnosisCodes)[number];

/** A named reason with what was asked beside what is there, in the learner's own terms. */
export interface Diagnosis {
  code: DiagnosisCode;
  /** One or two plain sentences; never the command that solves the step. */
  message: string;
  expected?: string;
  observed?: string;
  /**
   * Data for hints and for the page: labels, values, line numbers. `isUnderWay` where nothing is wrong, and a
   * part is still to come.
   */
  params: Record<string, string | number | boolean | null>;
}

export const remarkCodes = [
  "help-missing",
  "help-without-name",
  "untyped-total",
  "label-overwritten-by-url",
] as const;

export type RemarkCode = (typeof remarkCodes)[number];

/** Something worth knowing that does not keep a step from passing. */
export interface Remark {
  code: RemarkCode;
  message: string;
}
