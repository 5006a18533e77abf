import { decodeBase64Url } from "@/lib/domain/base64-url";
import type { PathError } from "@/lib/domain/pushgateway/grouping-key";

/** A part of a path as it is written: offsets in UTF-16 units, `to` is the first one after it. */
export interface PathPlace {
  from: number;
  to: number;
}

/** What a path says of one label, before repeated ones are settled. */
export interface PathLabel {
  name: string;
  value: string;
  isBase64: boolean;
}

interface Component extends PathPlace {
  text: string;
}

/** The labels of a path that names a group, in its order and with those that a later or first one overrules. */
export function readPathLabels(path: string): PathLabel[] {
  const components = splitPath(path).slice(2);
  const labels: PathLabel[] = [];
  for (let i = 0; i + 1 < components.length; i += 2) {
    const [written, value] = [components[i]?.text ?? "", components[i + 1]?.text ?? ""];
    const isBase64 = written.endsWith("@base64");
    const name = isBase64 ? written.slice(0, -"@base64".length) : written;
    labels.push({ name, value: isBase64 ? (decodeBase64Url(value) ?? "") : value, isBase64 });
  }
  return labels;
}

/** Where in a path the fault stands that `parsePushPath` found; null where something is missing at its end. */
export function locatePathError(path: string, error: PathError): PathPlace | null {
  switch (error.kind) {
    case "bad-percent-encoding":
      return placeOfMatch(path, /%(?![0-9a-f]{2}).{0,2}/i);
    case "redirected":
      return locateRedirect(path);
    case "not-a-push-path":
      return locateWrongStart(path);
    case "job-missing":
      return null;
    case "odd-components":
      return lastWritten(splitPath(path));
    case "bad-label-name":
    case "bad-base64":
      return locateLabel(path, error);
  }
}

function placeOfMatch(path: string, pattern: RegExp): PathPlace | null {
  const match = pattern.exec(path);
  return match ? { from: match.index, to: match.index + match[0].length } : null;
}

function locateRedirect(path: string): PathPlace | null {
  const { text, places } = decode(path);
  const match = /\/(?=\/)\/+|\/\.{1,2}(?=\/|$)/.exec(text);
  if (!match) return null;
  const last = places[match.index + match[0].length - 1];
  return { from: places[match.index]?.from ?? 0, to: last?.to ?? path.length };
}

function locateWrongStart(path: string): PathPlace | null {
  const [empty, metrics, job] = splitPath(path);
  const wrong = [
    empty?.text === "" ? undefined : empty,
    metrics?.text === "metrics" ? undefined : metrics,
    job,
  ].find((each) => each !== undefined);
  return wrong && wrong.to > wrong.from ? { from: wrong.from, to: wrong.to } : null;
}

/** The last component; where that is empty, the slash before it. */
function lastWritten(components: readonly Component[]): PathPlace | null {
  const last = components.at(-1);
  if (!last) return null;
  return last.to > last.from
    ? { from: last.from, to: last.to }
    : { from: last.from - 1, to: last.from };
}

type LabelError = Extract<PathError, { kind: "bad-label-name" | "bad-base64" }>;

function locateLabel(path: string, error: LabelError): PathPlace | null {
  const components = splitPath(path).slice(2);
  const at = components.findIndex(({ text }, i) => {
    if (i % 2 !== 0) return false;
    if (error.kind === "bad-label-name") return text.replace(/@base64$/, "") === error.name;
    return text === `${error.name}@base64` && components[i + 1]?.text === error.value;
  });
  const found = components[error.kind === "bad-base64" ? at + 1 : at];
  if (at === -1 || !found) return null;
  return found.to > found.from ? { from: found.from, to: found.to } : lastWritten([found]);
}

/** The components between the slashes of the decoded path, with their places in the written one. */
function splitPath(path: string): Component[] {
  const { text, places } = decode(path.replace(/\?.*$/s, ""));
  const components: Component[] = [];
  let from = 0;
  for (const part of text.split("/")) {
    const to = from + part.length;
    const start = places[from]?.from ?? places.at(-1)?.to ?? 0;
    components.push({ text: part, from: start, to: places[to - 1]?.to ?? start });
    if (part === "") components[components.length - 1] = { text: part, from: start, to: start };
    from = to + 1;
  }
  return components;
}

/** The decoded path, with the place in the written one of each of its UTF-16 units. */
function decode(path: string): { text: string; places: PathPlace[] } {
  const places: PathPlace[] = [];
  let text = "";
  for (const { 0: written, index } of path.matchAll(
    /%[0-7][0-9a-f]|(?:%[89a-f][0-9a-f])+|[\s\S]/gi,
  )) {
    const decoded = written.length > 1 ? decodeEscapes(written) : written;
    text += decoded;
    for (let i = 0; i < decoded.length; i += 1) {
      places.push({ from: index, to: index + written.length });
    }
  }
  return { text, places };
}

function decodeEscapes(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split("%"), (hex) => Number.parseInt(hex, 16));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
