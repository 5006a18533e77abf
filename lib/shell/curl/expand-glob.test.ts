import { describe, expect, it } from "vitest";
import { expandGlob } from "./expand-glob";

const urls = (pattern: string) => {
  const expanded = expandGlob(pattern);
  return expanded.ok ? expanded.value.map(({ url }) => url) : expanded.error;
};

describe("patterns in an address", () => {
  it.each([
    ["h/a", ["h/a"]],
    ["h/{a,b}", ["h/a", "h/b"]],
    ["h/{a,}", ["h/a", "h/"]],
    ["h/[1-3]", ["h/1", "h/2", "h/3"]],
    ["h/[08-10]", ["h/08", "h/09", "h/10"]],
    ["h/[1-10:4]", ["h/1", "h/5", "h/9"]],
    ["h/[a-c]", ["h/a", "h/b", "h/c"]],
    ["{a,b}[1-2]", ["a1", "a2", "b1", "b2"]],
    ["h/a[]", ["h/a[]"]],
    ["http://[::1]:9091/", ["http://[::1]:9091/"]],
  ])("%s stands for %j", (pattern, expected) => {
    expect(urls(pattern)).toEqual(expected);
  });

  it("stand for up to 1000 in all", () => {
    expect(urls("[1-500]{a,b}")).toHaveLength(1000);
  });

  it("keeps what stood in for each part, for names of files", () => {
    expect(expandGlob("{a,b}[1-1]")).toMatchObject({
      value: [{ parts: ["a", "1"] }, { parts: ["b", "1"] }],
    });
  });

  it.each([
    ["h/a[1", "bad range in URL position 5"],
    ["h/[x]", "bad range in URL position 4"],
    ["h/[3-1]", "bad range in URL position 8"],
    ["h/[1-2000]", "bad range in URL position 11"],
    ["h/[1-1001]", "bad range in URL position 11"],
    ["h/[1-1000][1-1000][1-30]", "range overflow in URL position 19"],
    ["h/[1-501]{a,b}", "range overflow in URL position 15"],
    ["h/{a", "unmatched brace in URL position 3"],
    ["h/a}", "unmatched close brace/bracket in URL position 4"],
    ["h/{}", "empty string within braces in URL position 4"],
    ["h/{a{b}}", "nested brace in URL position 5"],
  ])("%s is refused with its place", (pattern, said) => {
    expect(urls(pattern)).toMatchObject({ exitCode: 3, message: expect.stringContaining(said) });
  });
});
