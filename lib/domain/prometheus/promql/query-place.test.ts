import { describe, expect, it } from "vitest";
import { isBlankQuery, queryPlace } from "./query-place";

const error = (at: string) =>
  `invalid parameter "query": ${at}: parse error: unexpected end of input`;

describe("queryPlace", () => {
  it("reads line and column", () => {
    expect(queryPlace(error("1:5"), "sum(")).toEqual({ line: 1, column: 5 });
    expect(queryPlace(error("2:3"), "sum(\nup")).toEqual({ line: 2, column: 3 });
  });

  it("reads them where the error stands alone", () => {
    expect(queryPlace("1:1: parse error: no expression found", "")).toEqual({ line: 1, column: 1 });
  });

  it("counts characters where Prometheus counts bytes", () => {
    expect(queryPlace(error("1:12"), '{a="äö"} +')).toEqual({ line: 1, column: 10 });
  });

  it("finds none where none is named, or beyond the text", () => {
    expect(queryPlace("query timed out in expression evaluation", "up")).toBeNull();
    expect(queryPlace(error("3:1"), "up")).toBeNull();
  });
});

describe("isBlankQuery", () => {
  it.each(["", " \t\r\n", "# text", "# a\n  # b"])("there is nothing to read in %j", (text) => {
    expect(isBlankQuery(text)).toBe(true);
  });

  it.each(["up", "# a\nup", "\u00a0"])("there is something in %j", (text) => {
    expect(isBlankQuery(text)).toBe(false);
  });
});
