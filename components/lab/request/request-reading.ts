import type { EditorMarker } from "@/components/editor/editor-marker";
import type { ExpositionContext } from "@/components/editor/exposition-context";
import type { Labels } from "@/lib/domain/metric";
import {
  type Exposition,
  parseExposition,
} from "@/lib/domain/pushgateway/exposition/parse-exposition";
import { type Problem, placeOf, type Span } from "@/lib/domain/pushgateway/exposition/problem";
import type { Group } from "@/lib/domain/pushgateway/group";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import {
  type Preview,
  type PreviewLabel,
  previewRequest,
} from "@/lib/domain/pushgateway/preview/preview";
import { findMetric } from "@/lib/domain/pushgateway/preview/preview-conflicts";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { BodyRefusal } from "./request-refusal";

/** What can be said of a request while it is written. */
export interface RequestReading {
  preview: Preview;
  /** In the order of the text. */
  markers: EditorMarker[];
  /** What the editor's hover and completion know besides the text. */
  context: ExpositionContext;
}

interface WrittenRequest {
  method: string;
  path: string;
  body: string;
}

/** The body as the gateway would read it under the labels of the path. */
export function readBody(body: string, path: string): Exposition {
  const parsed = parsePushPath(path);
  return parseExposition(body, parsed.ok ? parsed.value.labels : {});
}

/** Reads a request against the gateway's groups and the refusal of an earlier one. */
export function readRequest(
  { method, path, body }: WrittenRequest,
  exposition: Exposition,
  groups: readonly Group[],
  refusal: BodyRefusal | null,
): RequestReading {
  const preview = previewRequest({ method, path, body, exposition }, groups);
  const context = { group: preview.kind === "group" ? labelsOf(preview.labels) : {}, groups };
  if (method !== "PUT" && method !== "POST") return { preview, markers: [], context };
  const markers = [
    ...exposition.problems.map((problem) => ({ ...placeOf(problem), ...saying(problem) })),
    ...conflictMarkers(preview, body),
  ];
  const refused = withRefusal(markers, refusal, body);
  const placed = refused.map((marker) => ({ ...marker, ...inEditor(body, marker) }));
  return { preview, markers: placed.sort(byPlace), context };
}

function labelsOf(labels: readonly PreviewLabel[]): Labels {
  return Object.fromEntries(labels.map(({ name, value }) => [name, value]));
}

/** Worth knowing, and rarely a mistake. */
const hints: ReadonlySet<Problem["code"]> = new Set(["untyped-total", "empty-label-value"]);

function saying({ severity, code, message }: Problem) {
  const misleads = hints.has(code) ? ("info" as const) : ("warning" as const);
  return { severity: severity === "refused" ? ("error" as const) : misleads, code, message };
}

function conflictMarkers(preview: Preview, body: string): EditorMarker[] {
  if (preview.kind !== "group") return [];
  return preview.conflicts.flatMap(({ code, name, message }) => {
    const place = findMetric(body, name);
    return place ? [{ severity: "error" as const, code, message, ...place }] : [];
  });
}

/** Codes that the text alone does not show: the gateway knows what it holds besides. */
const unforeseeable: ReadonlySet<DiagnosisCode> = new Set([
  "type-conflict",
  "duplicate-sample",
  "other-rejection",
]);

/** Marks what the gateway has refused for as long as it stands there. */
function withRefusal(
  markers: EditorMarker[],
  refusal: BodyRefusal | null,
  body: string,
): EditorMarker[] {
  const line = refusal && standsAt(refusal, body);
  if (!refusal || line === null) return markers;
  const errors = markers.filter(({ severity }) => severity === "error");
  const own =
    errors.find((each) => each.line === line) ??
    errors.find((each) => each.code === refusal.code && isSameWord(each, refusal, body));
  const told = (message: string) => `The gateway refused this. ${message}`;
  if (own) {
    return markers.map((each) => (each === own ? { ...each, message: told(each.message) } : each));
  }
  if (!unforeseeable.has(refusal.code)) return markers;
  const { code, message, startColumn, endColumn } = refusal;
  const marker: EditorMarker = {
    severity: "error",
    code,
    message: told(message),
    line: line ?? refusal.line,
    startColumn,
    endColumn,
  };
  return [...markers, marker];
}

/** A conflict is marked where the metric is first named, which need not be the line that was refused. */
function isSameWord(marker: Span, refusal: BodyRefusal, body: string): boolean {
  const wordIn = (line: string, at: Span) => line.slice(at.startColumn - 1, at.endColumn - 1);
  const marked = wordIn(body.split("\n")[marker.line - 1] ?? "", marker);
  return marked === wordIn(refusal.text, refusal);
}

/** The line in which the refused one stands now; null once it was changed. */
function standsAt({ line, text, sent }: BodyRefusal, body: string): number | null {
  const now = body.split("\n");
  if (sent === null) return now[line - 1]?.startsWith(text) ? line : null;
  const then = sent.split("\n");
  const isSame = (offset: number) => then[line - 1] === now[line - 1 + offset];
  const isEnd = line === then.length;
  // The newline behind the last line is a part of it.
  const isEnded = (offset: number) => line + offset < now.length === !isEnd;
  const shift = now.length - then.length;
  if (isSame(0) && isEnded(0) && startsAlike(then, now, line)) return line;
  return isSame(shift) && isEnded(shift) ? line + shift : null;
}

function startsAlike(then: readonly string[], now: readonly string[], lines: number): boolean {
  return then.slice(0, lines).every((line, i) => line === now[i]);
}

/** Editors also begin a line behind a carriage return that stands alone. */
function inEditor(body: string, { line, startColumn, endColumn }: Span): Span {
  if (!/\r(?!\n)/.test(body)) return { line, startColumn, endColumn };
  const lines = body.split("\n");
  const alone = (text: string) => text.match(/\r(?!$)/g)?.length ?? 0;
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + alone(each), 0);
  const lead = lines[line - 1]?.slice(0, startColumn - 1) ?? "";
  const cut = lead.lastIndexOf("\r") + 1;
  return {
    line: line + before + alone(`${lead}x`),
    startColumn: startColumn - cut,
    endColumn: endColumn - cut,
  };
}

function byPlace(a: EditorMarker, b: EditorMarker): number {
  return a.line - b.line || a.startColumn - b.startColumn;
}
