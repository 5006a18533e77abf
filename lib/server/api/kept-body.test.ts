import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { viewBody } from "./kept-body";

const kept = (bodyHead: Uint8Array, bodyTail: Uint8Array, bodyBytes: number) => ({
  bodyHead,
  bodyTail,
  bodyBytes,
});
const bytesOf = (text: string) => Buffer.from(text);

it("tells apart a body that was empty and one that is no longer kept", () => {
  expect(viewBody(kept(bytesOf(""), bytesOf(""), 0))).toEqual({ kind: "empty" });
  expect(viewBody(kept(bytesOf(""), bytesOf(""), 7))).toEqual({ kind: "gone", bytes: 7 });
});

it("puts both ends together where nothing was cut, also through a character", () => {
  const body = bytesOf("a ü\n");
  expect(viewBody(kept(body.subarray(0, 3), body.subarray(3), 5))).toEqual({
    kind: "text",
    bytes: 5,
    head: "a ü\n",
    cutBytes: 0,
    tail: "",
  });
});

it.each([
  ["a", "b", "a", "b"],
  ["aü", "üb", "aü", "üb"],
  ["a🦊", "🦊b", "a🦊", "🦊b"],
])("leaves no half of a character at a cut", (start, end, head, tail) => {
  const [whole, rest] = [bytesOf(start), bytesOf(end)];
  for (let cut = 0; cut < 4; cut += 1) {
    const headBytes = whole.subarray(0, whole.length - cut);
    const tailBytes = rest.subarray(cut);
    if (headBytes.length === 0 || tailBytes.length === 0) continue;
    const body = viewBody(kept(headBytes, tailBytes, 1000));
    if (body.kind !== "text") throw new Error(body.kind);
    expect(head.startsWith(body.head)).toBe(true);
    expect(tail.endsWith(body.tail)).toBe(true);
    expect(body.head + body.tail).not.toContain("\ufffd");
    const shown = Buffer.byteLength(body.head) + Buffer.byteLength(body.tail);
    expect(body.cutBytes).toBe(1000 - shown);
  }
});

it("shows of what is no text its first bytes", () => {
  const packed = gzipSync("a 1\n".repeat(100));
  const body = viewBody(kept(packed, bytesOf(""), packed.byteLength));
  expect(body).toMatchObject({ kind: "binary", bytes: packed.byteLength });
  expect(body.kind === "binary" && body.hex.slice(0, 8)).toBe("1f 8b 08");
  expect(viewBody(kept(bytesOf("a\u0000b"), bytesOf(""), 3))).toEqual({
    kind: "binary",
    bytes: 3,
    hex: "61 00 62",
  });
});
