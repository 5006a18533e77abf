import { isUtf8 } from "node:buffer";
import type { KeptBody } from "@/lib/contract/attempts";

/** How many bytes of a binary body are shown. */
const shownBytes = 64;

/** A body as a learner can read it, from what was kept of both its ends. */
export function viewBody(kept: {
  bodyHead: Uint8Array;
  bodyTail: Uint8Array;
  bodyBytes: number;
}): KeptBody {
  const { bodyHead, bodyTail, bodyBytes: bytes } = kept;
  if (bytes === 0) return { kind: "empty" };
  if (bodyHead.byteLength === 0) return { kind: "gone", bytes };
  const isCut = bodyHead.byteLength + bodyTail.byteLength < bytes;
  const head = isCut ? withoutCutEnd(bodyHead) : Buffer.concat([bodyHead, bodyTail]);
  const tail = isCut ? withoutCutStart(bodyTail) : new Uint8Array();
  if (!isText(head) || !isText(tail)) {
    const hex = Buffer.from(bodyHead.subarray(0, shownBytes)).toString("hex");
    return { kind: "binary", bytes, hex: hex.replace(/..(?!$)/g, "$& ") };
  }
  const cutBytes = bytes - head.byteLength - tail.byteLength;
  return { kind: "text", bytes, head: textOf(head), cutBytes, tail: textOf(tail) };
}

/** UTF-8 without control characters other than those that lay text out. */
function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.some((byte) => byte < 32 && (byte < 9 || byte > 13));
}

/** A character that the cut went through is left out on either side of it. */
function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let length = 1; length <= 3; length += 1) {
    const at = bytes.byteLength - length;
    const byte = bytes[at] ?? 0;
    if (isContinuation(byte)) continue;
    const isWhole = byte < 0xc0 || length >= sequenceLength(byte);
    return isWhole ? bytes : bytes.subarray(0, at);
  }
  return bytes;
}

function withoutCutStart(bytes: Uint8Array): Uint8Array {
  const start = bytes.subarray(0, 4).findIndex((byte) => !isContinuation(byte));
  return start > 0 ? bytes.subarray(start) : bytes;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
