import { decodeBase64Url, encodeBase64Url } from "@/lib/domain/base64-url";
import type { Labels } from "@/lib/domain/metric";
import { err, ok, type Result } from "@/lib/domain/result";

/** Why a path does not name a group to push to. */
export type PathError =
  /** Not under `/metrics/job/…`; the gateway answers 404 or 405. */
  | { kind: "not-a-push-path" }
  /** `/metrics/job`, `/metrics/job/` or an empty base64 job. */
  | { kind: "job-missing" }
  /** `//`, `/./` or `/../`, encoded or not: the gateway redirects to the cleaned path and does nothing. */
  | { kind: "redirected" }
  | { kind: "odd-components"; labels: string }
  | { kind: "bad-label-name"; name: string }
  | { kind: "bad-base64"; name: string; value: string }
  /** A `%` without two digits after it; Go's HTTP server answers 400 by itself. */
  | { kind: "bad-percent-encoding" };

const base64Suffix = "@base64";

/**
 * The grouping key that a Pushgateway reads from the path of a push or delete
 * (Pushgateway README, "URL"; `splitLabels` in its handler). Go decodes the whole path before it is split,
 * so an encoded slash separates like any other. A repeated label: the last one counts, except that the
 * first `job` always wins.
 */
export function parsePushPath(path: string): Result<{ labels: Labels }, PathError> {
  const decoded = percentDecode(path.replace(/\?.*$/s, ""));
  if (decoded === null) return err({ kind: "bad-percent-encoding" });
  if (/\/\/|\/\.{1,2}(\/|$)/.test(decoded)) return err({ kind: "redirected" });
  const [empty, metrics, jobName, rawJob, ...rest] = decoded.split("/");
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

/** What is not below `/metrics`, as it is written, is no business of the gateway's groups. */
export function isOutsideMetrics(path: string): boolean {
  return !/^\/metrics(?:[/?]|$)/.test(path);
}

/** Null where a `%` is not followed by two digits. Bytes that are no UTF-8 become U+FFFD, as in Go's JSON. */
function percentDecode(raw: string): string | null {
  if (/%(?![0-9a-f]{2})/i.test(raw)) return null;
  return raw.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      Uint8Array.from(run.slice(1).split("%"), (hex) => Number.parseInt(hex, 16)),
    ),
  );
}

function readLabels(components: string[]): Result<Record<string, string>, PathError> {
  if (components.join("") === "" && components.length < 2) return ok({});
  if (components.length % 2 !== 0) {
    return err({ kind: "odd-components", labels: `/${components.join("/")}` });
  }
  const labels: Record<string, string> = {};
  for (let i = 0; i < components.length; i += 2) {
    const label = readLabel(components[i] ?? "", components[i + 1] ?? "");
    if (!label.ok) return label;
    labels[label.value.name] = label.value.value;
  }
  return ok(labels);
}

function readLabel(
  written: string,
  value: string,
): Result<{ name: string; value: string }, PathError> {
  const isBase64 = written.endsWith(base64Suffix);
  const name = isBase64 ? written.slice(0, -base64Suffix.length) : written;
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || name.startsWith("__")) {
    return err({ kind: "bad-label-name", name });
  }
  const decoded = isBase64 ? decodeBase64Url(value) : value;
  return decoded === null ? err({ kind: "bad-base64", name, value }) : ok({ name, value: decoded });
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

/**
 * A series' labels without empty ones, which say the same as no label at all. The gateway gives every
 * series that lacks one an empty `instance`.
 */
export function withoutEmpty(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ""));
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
