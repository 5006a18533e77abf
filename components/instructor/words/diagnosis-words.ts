import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

/** For a cell of the board, and for a headline: what is the matter, as the learner's own message says it, shorter. */
type Words = readonly [short: string, headline: string];

const words: Readonly<Record<DiagnosisCode, Words>> = {
  "nothing-sent": ["nothing", "nothing was sent yet"],
  "no-final-newline": ["newline", "the text does not end in a newline"],
  "crlf-line-endings": ["CRLF", "lines end as on Windows"],
  "type-after-sample": ["TYPE below", "the TYPE line is below its value"],
  "duplicate-type": ["TYPE twice", "a metric has two TYPE lines"],
  "duplicate-help": ["HELP twice", "a metric has two HELP lines"],
  "unknown-type": ["type name", "there is no such metric type"],
  "bad-value": ["syntax", "a line is not in the text format"],
  "timestamp-not-allowed": ["timestamp", "a value has a timestamp"],
  "bad-metric-name": ["bad name", "a metric name has a forbidden character"],
  "bad-label-syntax": ["quotes", "a label is not written as the format asks"],
  "duplicate-label": ["label twice", "a series has one label twice"],
  "duplicate-sample": ["twice", "one series is sent twice"],
  "type-conflict": ["type clash", "a name has another type in another group"],
  "not-exposition": ["not metrics", "the body is not in the text format"],
  "form-encoded": ["form", "the body was sent as a web form"],
  "request-in-body": ["command", "the body holds the request itself"],
  "bad-encoding": ["encoding", "the body is not compressed as its header says"],
  "odd-path": ["path pairs", "the path does not go on in pairs"],
  "bad-label-name": ["label name", "the path has a forbidden label name"],
  "job-missing": ["no job", "the path has no job"],
  "bad-base64": ["base64", "the path has bad base64"],
  "path-redirected": ["slashes", "the path has slashes or dots too many"],
  "outside-metrics": ["path", "the path does not begin with /metrics"],
  "wrong-method": ["method", "the gateway does not take this method"],
  "too-large": ["too large", "the body is too large"],
  "other-rejection": ["refused", "the server refused it"],
  "wrong-job": ["job", "the job has another name"],
  "wrong-metric-name": ["metric name", "the metric has another name"],
  "metric-missing": ["no metric", "the group does not hold the metric"],
  "missing-group-label": ["no label", "the group lacks a label"],
  "label-in-body-only": ["body", "the label is in the body, not in the URL"],
  "extra-group-label": ["URL label", "the URL has a label too many"],
  "wrong-label-value": ["label value", "a label has another value"],
  "extra-label": ["extra label", "the body has a label too many"],
  "extra-series": ["extra series", "the group holds more series than asked"],
  "wrong-value": ["value", "the metric has another value"],
  "wrong-type": ["type", "the metric has another type"],
  "type-missing": ["no type", "the metric was pushed without a type"],
  "replaced-by-later-push": ["replaced", "a later push replaced the metric"],
  "deleted-since": ["deleted", "the group was deleted since"],
  "gateway-restarted-since": ["restarted", "the gateway was restarted since"],
  "gateway-poisoned": ["poisoned", "a group with an empty label breaks the gateway"],
  "never-pushed": ["no push", "nothing was pushed that could be deleted"],
  "group-still-there": ["still there", "the group is still there"],
  "deleted-other-group": ["other group", "the DELETE named another group"],
  "gone-without-delete": ["no DELETE", "the group went without a DELETE"],
  "not-restarted": ["no restart", "the gateway was not restarted"],
  "pushed-after-restart": ["pushed after", "something was pushed after the restart"],
  "still-there-after-post": ["POST keeps", "a POST kept the other metrics"],
  "deleted-instead": ["deleted", "the group was deleted, not replaced"],
  "honor-labels-off": ["honor_labels", "Prometheus does not keep the pushed labels"],
  "target-down": ["target", "Prometheus cannot scrape the gateway"],
  "not-scraped-yet": ["scrape", "the next scrape is to come"],
  "still-visible-until-scrape": ["scrape", "the next scrape is to come"],
  "no-answer": ["no query", "no query was executed yet"],
  "syntax-error": ["syntax", "Prometheus cannot read the query"],
  "different-type": ["result type", "the query returns another kind of result"],
  "different-series": ["series", "the query returns other series"],
  "different-values": ["values", "the query returns other values"],
  "empty-result": ["empty", "the query returns nothing"],
  "constant-answer": ["constant", "the query returns a constant"],
  "alert-missing": ["no alert", "the alert is not there yet"],
  "not-silenced": ["no silence", "the alert is not silenced"],
  "pushgateway-unreachable": ["gateway", "the Pushgateway does not answer"],
  "prometheus-unreachable": ["Prometheus", "Prometheus does not answer"],
  "alertmanager-unreachable": ["Alertmanager", "Alertmanager does not answer"],
  "sandbox-starting": ["starting", "the sandbox is starting"],
  "sandbox-full": ["full", "all sandboxes are in use"],
  timeout: ["timeout", "a server took too long to answer"],
};

const known = new Map<string, Words>(Object.entries(words));

/** Fits into a cell. A code that this page does not know yet is told as it is, without its dashes. */
export function shortDiagnosis(code: string): string {
  return known.get(code)?.[0] ?? code.replaceAll("-", " ");
}

export function diagnosisHeadline(code: string): string {
  return known.get(code)?.[1] ?? code.replaceAll("-", " ");
}
