import { describe, expect, it } from "vitest";
import { markDifference, type Segment } from "./mark-difference";

const show = (segments: Segment[]) =>
  segments.map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text)).join("");
const mark = (a: string, b: string) => markDifference(a, b).map(show);

describe("markDifference", () => {
  it("marks the label that the other set lacks, in whatever order", () => {
    expect(mark('{job="a",instance="x"}', '{instance="x",job="b"}')).toEqual([
      '{[job="a"],instance="x"}',
      '{instance="x",[job="b"]}',
    ]);
  });

  it("marks a label that only one side has", () => {
    expect(mark('{job="a",instance="x"}', '{job="a"}')).toEqual([
      '{job="a",[instance="x"]}',
      '{job="a"}',
    ]);
  });

  it("takes a comma or a quote inside a value for part of it", () => {
    expect(mark('{job="a,b=\\"c\\""}', '{job="a"}')).toEqual([
      '{[job="a,b=\\"c\\""]}',
      '{[job="a"]}',
    ]);
  });

  it("marks the characters that differ in other text", () => {
    expect(mark("backup_files_total", "backup_file_total")).toEqual([
      "backup_file[s]_total",
      "backup_file_total",
    ]);
    expect(mark("42", "4")).toEqual(["4[2]", "4"]);
    expect(mark("counter", "gauge")).toEqual(["[counter]", "[gauge]"]);
  });

  it("marks nothing in equal text", () => {
    expect(mark("4", "4")).toEqual(["4", "4"]);
    expect(mark("", "x")).toEqual(["", "[x]"]);
  });
});
