import { describe, expect, it } from "vitest";
import { findExcess } from "./json-bounds";

const bounds = { values: 3, depth: 2, nameBytes: 4 };
const excess = (text: string) => findExcess(Buffer.from(text), bounds);

describe("the excess of a JSON text", () => {
  it.each(["", "1", '{"a":1,"b":{"c":"x"},"d":2}', "[1,[2,3]]", '"abcdefgh"', "not JSON", '"\\'])(
    "is none in %j",
    (text) => expect(excess(text)).toBeNull(),
  );

  it.each([
    ['{"a":1,"b":2,"c":3,"d":4}', "values"],
    ["[[1,2],[3,4]]", "values"],
    ["[,,,,", "values"],
    ['{"a":{"b":{}}}', "depth"],
    ["[[[", "depth"],
    ['{"abcde":1}', "nameBytes"],
    ['{"a":1,"\\u0061":2}', "nameBytes"],
  ])("of %j is told: %s", (text, kind) => expect(excess(text)).toBe(kind));

  it.each(['",,,,,,,[[[["', '{"a":"\\",,,,,[[[["}', '["\\\\",",,,,,,"]', '{"é":"{[{[{"}'])(
    "is not looked for in strings: %s",
    (text) => expect(excess(text)).toBeNull(),
  );

  it("is looked for again behind a string that ends with a backslash", () => {
    expect(excess('["\\\\",1,2,3]')).toBe("values");
  });

  it("is found before the rest is read", () => {
    const text = Buffer.concat([Buffer.from("[".repeat(3)), Buffer.alloc(8, 0xff)]);
    expect(findExcess(text, bounds)).toBe("depth");
  });
});
