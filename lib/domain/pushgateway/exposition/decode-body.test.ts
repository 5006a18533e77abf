import { expect, test } from "vitest";
import { decodeBody } from "./decode-body";

test.each([
  [[0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
  [[0xc3, 0xa9], "é"],
  [[0x61, 0xff, 0x62], "a\udc80b"],
  [[0xff, 0xef, 0xbf, 0xbd, 0xff], "\udc80\ufffd\udc80"],
  [[0xe2, 0x82, 0xef, 0xbf, 0xbd], "\udc80\ufffd"],
])("%j is %j", (bytes, text) => {
  expect(decodeBody(Uint8Array.from(bytes))).toBe(text);
});
