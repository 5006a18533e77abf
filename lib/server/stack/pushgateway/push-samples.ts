import type { MetricType } from "@/lib/domain/metric";
import { isProtobuf, parseProtobuf } from "@/lib/domain/pushgateway/exposition/parse-protobuf";
import { snappyRatio } from "./push-weight";

/** Of a packed body only its length is known here; a line of text is seldom shorter than this. */
const lineBytes = 40;
/** How many samples a series of client_golang's default buckets, or of a usual summary, is exposed as. */
const usualSamples: Readonly<Partial<Record<MetricType, number>>> = { HISTOGRAM: 14, SUMMARY: 5 };

/** `push_time_seconds` and `push_failure_time_seconds`, which the gateway adds to a group. */
export const ownGroupSamples = 2;

export interface PushedBody {
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
  /** After inflating gzip. */
  body: Buffer;
}

/**
 * How many samples a push adds to what the gateway exposes: of text every line that is no comment, those
 * that the gateway would add to an incomplete histogram left out; of protobuf and snappy an estimate.
 */
export function countPushed({ contentType, contentEncoding = "", body }: PushedBody): number {
  if (/snappy/i.test(contentEncoding)) {
    return Math.ceil((body.byteLength * snappyRatio) / lineBytes) + ownGroupSamples;
  }
  return (isProtobuf(contentType) ? countMessages(body) : countLines(body)) + ownGroupSamples;
}

function countMessages(body: Buffer): number {
  let count = 0;
  for (const { type, series } of parseProtobuf(body)) {
    count += series.length * (usualSamples[type] ?? 1);
  }
  return count;
}

/** Of a packed body only its length is known here; a label is seldom shorter than this. */
const labelBytes = 20;

/** An upper estimate of how many labels a push has in its body; what its path adds to each series is not in it. */
export function countLabels({ contentType, contentEncoding = "", body }: PushedBody): number {
  if (/snappy/i.test(contentEncoding)) {
    return Math.ceil((body.byteLength * snappyRatio) / labelBytes);
  }
  return isProtobuf(contentType) ? countLabelsOfMessages(body) : countAssignments(body);
}

function countLabelsOfMessages(body: Buffer): number {
  let count = 0;
  for (const { type, series } of parseProtobuf(body)) {
    const labels = series.reduce((sum, each) => sum + Object.keys(each.labels).length, 0);
    count += labels * (usualSamples[type] ?? 1);
  }
  return count;
}

const newline = 10;
const blanks = [9, 13, 32];
const quote = 34;
const hash = 35;
const equals = 61;

/** Where a quoted value follows an equals sign. */
function countAssignments(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(equals); at !== -1; at = text.indexOf(equals, at)) {
    at += 1;
    while (blanks.includes(text[at] ?? 0)) at += 1;
    if (text[at] === quote) count += 1;
  }
  return count;
}

/** The lines of a text that are neither empty nor comments. */
export function countLines(text: Buffer): number {
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf(newline, at);
    const end = found === -1 ? text.length : found;
    while (at < end && blanks.includes(text[at] ?? 0)) at += 1;
    if (at < end && text[at] !== hash) count += 1;
    at = end + 1;
  }
  return count;
}

/** The names that the samples of a push have; null where they can't be read here. */
export function pushedNames({
  contentType,
  contentEncoding,
  body,
}: PushedBody): Set<string> | null {
  if (/snappy/i.test(contentEncoding ?? "")) return null;
  if (isProtobuf(contentType)) return new Set(parseProtobuf(body).map(({ name }) => name));
  return new Set(
    body
      .toString("latin1")
      .match(/^[ \t]*[\w:]+/gm)
      ?.map((name) => name.trim()),
  );
}
