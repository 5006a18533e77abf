import { decodeAnyBase64 } from "@/lib/domain/base64-url";
import type { PathError } from "./grouping-key";

const suffix = "@base64";
export const encodedSlash = "To the gateway `%2F` is a slash like any other";
const urlSafe =
  "Paths take the URL-safe alphabet of base64: `-` in place of `+`, and `_` in place of `/`.";

/** What is likely to be meant by the labels of a path that are not made of pairs; `labels` as decoded. */
export function explainOddLabels(labels: string, path: string): string {
  const parts = labels.split("/").slice(1);
  const last = parts.at(-1) ?? "";
  const isEncoded = /%2f/i.test(path);
  if (last === "") {
    const why = isEncoded ? ` ${encodedSlash}.` : "";
    return `The path ends with one slash too many: after the last value, nothing may follow.${why}`;
  }
  const pairs = "After the job, the path goes on in pairs: a label name, then its value.";
  const assigned = parts.map(findAssignment).find((each) => each !== null);
  if (assigned) return `${pairs} ${assigned}`;
  const encoded = parts.findIndex((each, i) => i % 2 === 0 && each.endsWith(suffix));
  if (encoded !== -1 && parts.length > encoded + 2) {
    return `${pairs} What follows \`${parts[encoded]}\` has a slash in it, which ends the value. ${urlSafe}`;
  }
  if (isEncoded) {
    return `${pairs} \`${last}\` is one too many. ${encodedSlash}; a value with a slash in it can only be written in base64.`;
  }
  return `${pairs} ${explainAlone(last)} A value with a slash in it is written in base64.`;
}

/** `instance=myinstance`, `instance:myinstance`, with or without quotes. */
function findAssignment(part: string): string | null {
  const [, sign] = /^[a-zA-Z_]\w*(=|:)[^=]/.exec(part) ?? [];
  return sign
    ? `\`${part}\` has \`${sign}\` where a \`/\` belongs: only slashes set names and values apart.`
    : null;
}

/** A part without a partner is a name or a value, and the gateway cannot tell either. */
function explainAlone(part: string): string {
  if (/^(instance|path)$/.test(part) || part.endsWith(suffix)) {
    return `The value of \`${part}\` is missing.`;
  }
  return `\`${part}\` has no counterpart: if it is a value, the name of its label is missing before it; if it is a name, its value is missing after it.`;
}

/** Why a value is no base64 that a Pushgateway reads. */
export function explainBadBase64({
  name,
  value,
}: Extract<PathError, { kind: "bad-base64" }>): string {
  const told = `The path says \`${name}${suffix}\`, and \`${value}\` is not URL-safe base64`;
  const [culprit] = /[^\w=-]/u.exec(value) ?? [];
  if (culprit === "+") return `${told}: it has a \`+\`. ${urlSafe}`;
  if (culprit) return `${told}: it has a \`${culprit}\`. Allowed are letters, digits, - and _.`;
  return /=[^=]/.test(value)
    ? `${told}: \`=\` is allowed only at its end.`
    : `${told}: it cannot have this length.`;
}

/** Why a label's name in a path is none, where a suffix was meant; null where it was not. */
export function explainMiswrittenSuffix(name: string): string | null {
  return /@base64/i.test(name)
    ? `The path says \`${name}\`. A value in base64 needs exactly \`${suffix}\` after the name of its label.`
    : null;
}

/** What a path that begins otherwise than with `/metrics/job/` was probably to be; null where nothing tells. */
export function explainJobSlip(path: string): string | null {
  const parts = path.replace(/\?.*$/s, "").split("/");
  if (parts[1] !== "metrics") return null;
  const [, , job = "", ...rest] = parts;
  const [, sign] = /^job(=|:)/.exec(job) ?? [];
  if (sign) return `\`${job}\` has \`${sign}\` where a \`/\` belongs.`;
  if (/^jobs?(_?name)?$/i.test(job) && job !== "job") return `\`${job}\` has to be \`job\`.`;
  if (rest.some((each) => each === "job")) return "The job comes first, before the other labels.";
  return null;
}

/**
 * The text that a label's value is in base64, where it is likely that `@base64` was forgotten: text that can
 * be read, of some length, in either alphabet. Null where it is not.
 */
export function findForgottenBase64(value: string): string | null {
  if (value.length < 8 || !/[A-Z0-9]/.test(value) || !/[a-z]/.test(value)) return null;
  const text = decodeAnyBase64(value);
  return text !== null && /^[\x20-\x7e]+$/.test(text) ? text : null;
}
