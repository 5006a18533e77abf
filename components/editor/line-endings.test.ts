import { describe, expect, test } from "vitest";
import { carryLineEndings, readLineEndings, withLineFeeds } from "./line-endings";

test.each([
  ["", "none", 0, 0],
  ["a", "none", 0, 0],
  ["a\nb\n", "lf", 0, 2],
  ["a\r\nb\r\n", "crlf", 2, 2],
  ["a\r\nb\n", "mixed", 1, 2],
  ["a\rb\n", "mixed", 1, 2],
])("%j has the line endings %s", (text, kind, others, all) => {
  expect(readLineEndings(text)).toEqual({ kind, others, all });
});

test("an editor holds line feeds alone", () => {
  expect(withLineFeeds("a\r\nb\rc\n")).toBe("a\nb\nc\n");
});

/** `|` marks the cursor behind the edit. */
function edit(before: string, marked: string, pasted: string | null = null): string {
  const caret = marked.indexOf("|");
  return carryLineEndings(before, marked.replace("|", ""), { caret, pasted });
}

describe("an edit keeps the line endings", () => {
  test("of a text with line feeds alone", () => {
    expect(edit("a\nb", "a\nbc|")).toBe("a\nbc");
  });
  test("before and behind it", () => {
    expect(edit("a\r\nb\nc\r\n", "a\nbx|\nc\n")).toBe("a\r\nbx\nc\r\n");
  });
  test("of what remains when lines go", () => {
    expect(edit("a\r\nb\nc\r\nd\n", "a\n|d\n")).toBe("a\r\nd\n");
  });
  test("and a typed newline is like the one above", () => {
    expect(edit("a\r\nb", "a\nb\n|")).toBe("a\r\nb\r\n");
    expect(edit("a\r\nb\nc", "a\nb\n\n|c")).toBe("a\r\nb\n\nc");
  });
  test("of pasted lines, wherever they stand", () => {
    expect(edit("a\n", "a\nx\ny\n|", "x\r\ny\r\n")).toBe("a\nx\r\ny\r\n");
    expect(edit("a\na\n", "a\n|a\na\n", "a\r\n")).toBe("a\r\na\na\n");
    expect(edit("", "x\n|", "x\r\n")).toBe("x\r\n");
  });
  test("and takes them from pasted lines with line feeds", () => {
    expect(edit("a\r\nb\r\n", "x\ny\n|", "x\ny\n")).toBe("x\ny\n");
    expect(edit("a\r\nb\r\n", "a\nb\n|", "a\nb\n")).toBe("a\nb\n");
  });
  test("without lines, whatever was pasted before", () => {
    expect(edit("a\r\nb\r\n", "a\nbc|\n", "other\ntext")).toBe("a\r\nbc\r\n");
  });
  test("of lines that are replaced one by one", () => {
    expect(edit("a\r\nb\nc\r\n", "x\ny\nz|\n")).toBe("x\r\ny\nz\r\n");
  });
});
