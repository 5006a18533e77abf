import type { Labels, MetricType } from "@/lib/domain/metric";
import type { PushedFamily } from "@/lib/domain/pushgateway/attempt";

/** In the order of the enumeration; the product knows no gauge histograms, which come last. */
const types: readonly MetricType[] = ["COUNTER", "GAUGE", "SUMMARY", "UNTYPED", "HISTOGRAM"];

/** Where a metric has its value, or its sum: the field of each kind of metric, and the field within. */
const valueFields = [
  { kind: 2, value: 1 },
  { kind: 3, value: 1 },
  { kind: 4, value: 2 },
  { kind: 5, value: 1 },
  { kind: 7, value: 2 },
] as const;

/** True for the one content type that a Pushgateway reads as protobuf; any other is text to it. */
export function isProtobuf(contentType: string | undefined): boolean {
  const [media = "", ...params] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  return (
    media === "application/vnd.google.protobuf" &&
    params.some((each) => /^encoding="?delimited\b/.test(each)) &&
    params.some((each) => /^proto="?io\.prometheus\.client\.metricfamily\b/.test(each))
  );
}

/**
 * The families of delimited `MetricFamily` messages, each after its length (`metrics.proto` of
 * https://github.com/prometheus/client_model). It stands for a body that a gateway has accepted: of
 * another one it returns what can be read, and never throws.
 */
export function parseProtobuf(body: Uint8Array): PushedFamily[] {
  const families: PushedFamily[] = [];
  for (let at = 0; at < body.length; ) {
    const message = readPayload(body, at, lengthDelimited);
    families.push(readFamily(message.bytes));
    at = message.end;
  }
  return families;
}

function readFamily(message: Uint8Array): PushedFamily {
  const [type] = payloads(message, 3);
  return {
    name: readText(message, 1),
    type: types[type ? readVarint(type, 0).value : 0] ?? "UNTYPED",
    series: payloads(message, 4).map((metric) => ({
      labels: readLabels(metric),
      value: readValue(metric),
    })),
  };
}

function readLabels(metric: Uint8Array): Labels {
  return Object.fromEntries(
    payloads(metric, 1).map((label) => [readText(label, 1), readText(label, 2)]),
  );
}

function readValue(metric: Uint8Array): string {
  for (const { kind, value } of valueFields) {
    const [measured] = payloads(metric, kind);
    if (!measured) continue;
    const [double] = payloads(measured, value);
    return double?.length === 8 ? String(viewOf(double).getFloat64(0, true)) : "0";
  }
  return "NaN";
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

const utf8 = new TextDecoder();

function readText(message: Uint8Array, field: number): string {
  return utf8.decode(payloads(message, field).at(-1));
}

interface Payload {
  bytes: Uint8Array;
  end: number;
}

const lengthDelimited = 2;

/** What a message holds of one field, in order (https://protobuf.dev/programming-guides/encoding/). */
function payloads(message: Uint8Array, field: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < message.length; ) {
    const tag = readVarint(message, at);
    const payload = readPayload(message, tag.end, tag.value % 8);
    if (Math.floor(tag.value / 8) === field) found.push(payload.bytes);
    at = payload.end;
  }
  return found;
}

function readPayload(message: Uint8Array, from: number, wireType: number): Payload {
  const length = wireType === lengthDelimited ? readVarint(message, from) : null;
  const start = length?.end ?? from;
  const end = length ? start + length.value : endOf(message, from, wireType);
  return { bytes: message.subarray(start, end), end };
}

/** Where a number ends; groups are none of these messages' own, so nothing is read after one. */
function endOf(message: Uint8Array, from: number, wireType: number): number {
  switch (wireType) {
    case 0:
      return readVarint(message, from).end;
    case 1:
      return from + 8;
    case 5:
      return from + 4;
    default:
      return message.length;
  }
}

function readVarint(message: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  for (let at = from, scale = 1; at < message.length; at++, scale *= 128) {
    const byte = message[at] ?? 0;
    value += (byte % 128) * scale;
    if (byte < 128) return { value, end: at + 1 };
  }
  return { value, end: message.length };
}
