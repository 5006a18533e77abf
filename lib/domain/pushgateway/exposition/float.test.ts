import { expect, test } from "vitest";
import { isReadableFloat } from "./float";

test.each(
  "1 -1 +1 1. .5 1e3 1E-400 00012 5e-324 1.7976931348623157e308 Inf +inf -Infinity NaN nan".split(
    " ",
  ),
)("%s is read", (text) => expect(isReadableFloat(text)).toBe(true));

test.each([
  ..."1e400 -1e309 0x10 0x1p-2 1_000 1,5 . + e1 1e 1d +NaN infinit abc ١".split(" "),
  "",
  " 1",
])("%j is not", (text) => expect(isReadableFloat(text)).toBe(false));
