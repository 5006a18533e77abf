import { describe, expect, test } from "vitest";
import { explain } from "./explain";

const metrics = [
  { name: "time", type: "gauge", help: "A metric that is called so." },
  { name: "latency", type: "histogram", help: "How long it took." },
  { name: "latency_bucket", type: null, help: null },
  { name: "bare", type: null, help: null },
];

/** What is told of the word that begins at the first `^`. */
function told(marked: string) {
  const offset = marked.indexOf("^");
  const text = marked.replace("^", "");
  const said = explain(text, offset, metrics);
  return said && [text.slice(said.from, said.to), said.signature, ...said.paragraphs];
}

describe("hover", () => {
  test("a function, where it is called", () => {
    expect(told("1 + ra^te(up[5m])")?.slice(0, 2)).toEqual(["rate", "rate(v range-vector)"]);
    expect(told("ti^me ()")?.[1]).toBe("time()");
    expect(told("ti^me")).toEqual(["time", null, "time: gauge", "A metric that is called so."]);
  });

  test("words, in any case", () => {
    expect(told("SU^M(up)")?.[1]).toBe("sum(v instant-vector)");
    expect(told("sum b^y (job) (up)")?.[1]).toBe("by (label, ...)");
    expect(told("up ^@ 1")?.[0]).toBe("@");
  });

  test("a metric, also by the histogram it belongs to", () => {
    expect(told("^latency_bucket")).toEqual([
      "latency_bucket",
      null,
      "latency_bucket: histogram",
      "How long it took.",
    ]);
    expect(told("^bare")).toEqual(["bare", null, "bare: no type is known", "It has no help text."]);
  });

  test("nothing where there is nothing to say", () => {
    for (const marked of ["^other", "up ^ ", '"ra^te"', "# ra^te", "^", "5^m", "up^"]) {
      expect(told(marked), marked).toBeNull();
    }
  });
});
