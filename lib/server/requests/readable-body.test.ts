import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { maxBodyBytes, readableBody } from "./readable-body";

const tooLarge = { ok: false, error: { kind: "too-large", limitBytes: maxBodyBytes } };

test("measures a plain body", async () => {
  const body = Buffer.alloc(maxBodyBytes);
  expect(await readableBody(body, undefined)).toEqual({ ok: true, value: body });
  expect(await readableBody(Buffer.alloc(maxBodyBytes + 1), undefined)).toEqual(tooLarge);
});

test("measures gzip after inflating it", async () => {
  const full = Buffer.alloc(maxBodyBytes, "a");
  expect(await readableBody(gzipSync(full), "gzip")).toEqual({ ok: true, value: full });
  const tooMuch = gzipSync(Buffer.alloc(maxBodyBytes + 1, "a"));
  expect(await readableBody(tooMuch, "gzip")).toEqual(tooLarge);
  expect(await readableBody(tooMuch, " GZIP ")).toEqual(tooLarge);
});

test("measures all members of a gzip body", async () => {
  const half = gzipSync(Buffer.alloc(maxBodyBytes / 2 + 1, "a"));
  expect(await readableBody(Buffer.concat([half, half]), "gzip")).toEqual(tooLarge);
});

test("is not misled by a bomb whose end is broken", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * maxBodyBytes));
  expect(await readableBody(bomb.subarray(0, -8), "gzip")).toEqual(tooLarge);
});

test.each(["m 1\n", ""])("lets %j through that only claims to be gzip", async (text) => {
  const body = Buffer.from(text);
  expect(await readableBody(body, "gzip")).toEqual({ ok: true, value: body });
});
