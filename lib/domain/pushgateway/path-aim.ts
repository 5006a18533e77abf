import { decodeBase64Url } from "@/lib/domain/base64-url";
import { describeSlip } from "@/lib/domain/difference/likeness";
import type { Labels } from "@/lib/domain/metric";

/** What a path names, read as it may be meant: the gateway would refuse most of what is read here. */
export interface PathAim {
  job: string | null;
  /** What else stands there: names and values of labels in turn, where none is missing. */
  others: readonly string[];
}

/**
 * Reads a path with the slips that are known: a prefix before `/metrics`, doubled slashes, `Job`, `job=a`
 * or `{job="a"}` in the place of `job/a`, a job without its name, labels before the job.
 */
export function readPathAim(path: string): PathAim {
  const decoded = path.replace(/%[0-9a-f]{2}/gi, decodeByte);
  const [way = "", query = ""] = decoded.split("?", 2);
  const named = wordsAfterMetrics(way.split("/"));
  const words = named.length > 0 ? named : query.split("&").flatMap(readWords);
  const at = words.findIndex((word) => isSlipOf("job", bareName(word)));
  const job = (at < 0 ? words[0] : words[at + 1]) ?? null;
  const others = at < 0 ? words.slice(1) : [...words.slice(0, at), ...words.slice(at + 2)];
  const isCutOff = others.length % 2 === 1 && way.endsWith("/");
  return { job, others: isCutOff ? [...others, ""] : others };
}

function wordsAfterMetrics(written: readonly string[]): string[] {
  const parts = written.filter((part) => part !== "" && part !== "." && part !== "..");
  const metrics = parts.findIndex((part) => part.toLowerCase() === "metrics");
  return parts.slice(metrics + 1).flatMap(readWords);
}

/** True where the path may be meant for exactly this group. */
export function aimsAtGroup({ job, others }: PathAim, { job: wanted = "", ...labels }: Labels) {
  if (job === null || !isSlipOf(wanted, job)) return false;
  const asked = Object.entries(labels);
  // A label without a value says the same as none.
  const told = others.filter((_, i) => others[i + 1 - (i % 2)] !== "");
  if (asked.length === 0) return told.length === 0;
  if (others.length % 2 === 1) {
    return asked.every((label) =>
      label.some((text) => others.some((each) => isSlipOf(text, bareName(each)))),
    );
  }
  return others.length === 2 * asked.length && asked.every((label) => hasLabel(others, label));
}

/** True where the path has the job of a group, whatever else it has. */
export function aimsAtJob({ job }: PathAim, { job: wanted = "" }: Labels): boolean {
  return job !== null && isSlipOf(wanted, job);
}

function hasLabel(pairs: readonly string[], [name, value]: [string, string]): boolean {
  return pairs.some((written, i) => {
    if (i % 2 === 1 || !isSlipOf(name, bareName(written))) return false;
    const after = pairs[i + 1] ?? "";
    const decoded = written.endsWith(base64Suffix) ? decodeBase64Url(after) : after;
    return decoded !== null && (decoded === "" || isSlipOf(value, decoded));
  });
}

const base64Suffix = "@base64";
const bareName = (word: string) => word.replace(/@base64$/, "");

function isSlipOf(asked: string, written: string): boolean {
  return asked === written || (asked !== "" && describeSlip(asked, written) !== null);
}

/** `=` as the empty value that it is in base64, `a="b"` as a and b, `{a="b",c="d"}` as its four words; the padding of base64 is no `=` between two. */
function readWords(part: string): string[] {
  if (part === "=") return [""];
  const bare = part.replace(/[{}"'\\]/g, "");
  return bare.split(",").flatMap((word) => {
    const [, name, value] = /^([a-z_]\w*(?:@base64)?)=([^=].*)$/i.exec(word.trim()) ?? [];
    return name !== undefined && value !== undefined ? [name, value] : [word.trim()];
  });
}

function decodeByte(written: string): string {
  return String.fromCharCode(Number.parseInt(written.slice(1), 16));
}
