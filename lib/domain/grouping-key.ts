import { decodeBase64Url, encodeBase64Url } from "./base64-url";
import type { Labels } from "./gateway-state";
import { err, ok, type Result } from "./result";

/** Why a path does not name a group to push to. */
export type PathError =
  /** Not under `/metrics/job/…`; the gateway answers 404 or 405. */
  | { kind: "not-a-push-path" }
  /** `/metrics/job`, `/metrics/job/` or an empty base64 job. */
  | { kind: "job-missing" }
  /** `//`, `.`, `..` or an encoded slash: the gateway redirects to the cleaned path and does nothing. */
  | { kind: "redirected" }
  | { kind: "odd-components"; labels: string }
  | { kind: "bad-label-name"; name: string }
  | { kind: "bad-base64"; name: string; value: string }
  | { kind: "bad-percent-encoding" };

const base64Suffix = "@base64";

/**
 * The grouping key that a Pushgateway reads from the path of a push or delete
 * (Pushgateway README, "URL"; `splitLabels` in its handler). A repeated label: the last one counts,
 * except that the first `job` always wins.
 */
export function parsePushPath(path: string): Result<{ labels: Labels }, PathError> {
  const raw = path.replace(/[?#].*$/s, "");
  if (/\/\/|%2f|\/\.{1,2}(\/|$)/i.test(raw)) return err({ kind: "redirected" });
  let decoded: string[];
  try {
    decoded = raw.split("/").map(decodeURIComponent);
  } catch {
    return err({ kind: "bad-percent-encoding" });
  }
  const [empty, metrics, jobName, rawJob, ...rest] = decoded;
  if (empty !== "" || metrics !== "metrics") return err({ kind: "not-a-push-path" });
  if (jobName !== "job" && jobName !== `job${base64Suffix}`) {
    return err({ kind: "not-a-push-path" });
  }
  const job = jobName === "job" ? (rawJob ?? "") : decodeBase64Url(rawJob ?? "");
  if (job === null) return err({ kind: "bad-base64", name: "job", value: rawJob ?? "" });
  if (job === "") return err({ kind: "job-missing" });
  const labels = readLabels(rest);
  return labels.ok ? ok({ labels: { ...labels.value, job } }) : labels;
}

function readLabels(components: string[]): Result<Record<string, string>, PathError> {
  if (components.length === 0 || (components.length === 1 && components[0] === "")) return ok({});
  if (components.length % 2 !== 0) {
    return err({ kind: "odd-components", labels: `/${components.join("/")}` });
  }
  const labels: Record<string, string> = {};
  for (let i = 0; i < components.length; i += 2) {
    const written = components[i] ?? "";
    const value = components[i + 1] ?? "";
    const isBase64 = written.endsWith(base64Suffix);
    const name = isBase64 ? written.slice(0, -base64Suffix.length) : written;
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || name.startsWith("__")) {
      return err({ kind: "bad-label-name", name });
    }
    const decoded = isBase64 ? decodeBase64Url(value) : value;
    if (decoded === null) return err({ kind: "bad-base64", name, value });
    labels[name] = decoded;
  }
  return ok(labels);
}

/** The path that names exactly this group, in base64 where a value could not stand in a path. */
export function groupPath(labels: Labels): string {
  const { job = "", ...others } = labels;
  return `/metrics${[["job", job] as const, ...Object.entries(others)]
    .map(([name, value]) => pathComponents(name, value))
    .join("")}`;
}

function pathComponents(name: string, value: string): string {
  if (value === "") return `/${name}${base64Suffix}/=`;
  if (value.includes("/") || value === "." || value === "..") {
    return `/${name}${base64Suffix}/${encodeBase64Url(value)}`;
  }
  return `/${name}/${encodeURIComponent(value)}`;
}

/** A grouping key as PromQL writes it, `job` first: `{job="backup",instance="a"}`. */
export function formatLabels(labels: Labels): string {
  const names = Object.keys(labels).sort(byJobFirst);
  return `{${names.map((name) => `${name}=${JSON.stringify(labels[name])}`).join(",")}}`;
}

/** Two grouping keys are the same group when they hold the same labels, in whatever order. */
export function isSameLabels(a: Labels, b: Labels): boolean {
  return formatLabels(a) === formatLabels(b);
}

function byJobFirst(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "job") return -1;
  if (b === "job") return 1;
  return a < b ? -1 : 1;
}
