import type { Labels } from "@/lib/domain/metric";

/** For tests alone: what a client sends that pushes protobuf. */
export const protobufType =
  "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

export function delimited(...messages: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(messages.flatMap((message) => [...varint(message.length), ...message]));
}

/** A `MetricFamily` with one gauge. */
export function gauge(name: string, value: number, labels: Labels = {}): number[] {
  const pairs = Object.entries(labels).flatMap(([label, text]) =>
    field(1, [...field(1, utf8(label)), ...field(2, utf8(text))]),
  );
  const measured = field(2, [tag(1, 1), ...double(value)]);
  return [...field(1, utf8(name)), tag(3, 0), 1, ...field(4, [...pairs, ...measured])];
}

const tag = (number: number, wireType: number) => number * 8 + wireType;
const utf8 = (text: string) => [...new TextEncoder().encode(text)];

export function field(number: number, bytes: readonly number[]): number[] {
  return [tag(number, 2), ...varint(bytes.length), ...bytes];
}

function double(value: number): number[] {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value, true);
  return [...new Uint8Array(bytes.buffer)];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
