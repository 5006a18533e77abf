import { describe, expect, test } from "vitest";
import { readPlace } from "./cursor-place";

/** `|` is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { from, to, typed, ...place } = readPlace(text, offset);
  return { place, replaced: text.slice(from, to), typed };
}

const placeAt = (marked: string) => at(marked).place;
const kindAt = (marked: string) => placeAt(marked).kind;

describe("where an expression begins", () => {
  test.each([
    ["|", null],
    ["r|", null],
    ["rate(|", null],
    ["(u|", null],
    ["topk(3, |", null],
    ["# comment\n|", null],
    ["up == bool |", null],
    ["a * on (x) group_left (y) |", null],
    ["a * on (x) group_left |", null],
    ["up + |", "operator"],
    ["up and |", "operator"],
    ["-|", "operator"],
    ["up == |", "comparison"],
    ["up > u|", "comparison"],
    ["a * on (x) |", "on"],
    ["a * ignoring () g|", "on"],
  ])("%j", (marked, behind) => {
    expect(placeAt(marked)).toEqual({ kind: "expression", behind });
  });
});

describe("behind an expression", () => {
  test.each([
    ["up |", "selector"],
    ["up a|", "selector"],
    ['up{job="a"} |', "selector"],
    ["up[5m] |", "selector"],
    ["sum(up) |", "aggregation"],
    ["SUM(up) b|", "aggregation"],
    ["sum by (job) (up) |", "other"],
    ["sum(up) by (job) |", "other"],
    ["rate(up[5m]) |", "other"],
    ["(up) |", "other"],
    ["1 |", "other"],
  ])("%j", (marked, behind) => {
    expect(placeAt(marked)).toEqual({ kind: "continuation", behind });
  });

  test("an aggregation's name is followed by what it groups by", () => {
    expect(kindAt("sum |")).toBe("grouping-word");
    expect(kindAt("topk b|")).toBe("grouping-word");
  });
});

describe("in braces", () => {
  test.each([
    ["up{|", "up", []],
    ["up{jo|", "up", []],
    ["up{|}", "up", []],
    ["{|", null, []],
    ['up{job="a",|', 'up{job="a"}', ["job"]],
    ['up{job="a", i|, zone!="b"}', 'up{job="a",zone!="b"}', ["job", "zone"]],
    ['rate(http{a="1", |}[5m]) + other{b="2"}', 'http{a="1"}', ["a"]],
    ["sum by (le) ({|", null, []],
  ])("%j names a label", (marked, selector, taken) => {
    expect(placeAt(marked)).toEqual({ kind: "label", selector, taken, isQuoted: false });
  });

  test("what is typed is replaced", () => {
    expect(at("up{jo|}")).toMatchObject({ replaced: "jo", typed: "jo" });
    expect(at("up{jo|b}")).toMatchObject({ replaced: "jo", typed: "jo" });
  });

  test("a label in quotes", () => {
    expect(at('{"my.la|"}')).toMatchObject({
      place: { kind: "label", isQuoted: true },
      replaced: '"my.la"',
      typed: "my.la",
    });
  });

  test.each(["up{job |", 'up{"a b" |'])("%j may be followed by a matcher", (marked) => {
    expect(kindAt(marked)).toBe("matcher");
  });

  test.each(['up{job="a" |', 'up{job="a"|', "up{job !|", "up{5|", 'up{job="a" x|', "up{job x|"])(
    "%j takes nothing",
    (marked) => {
      expect(kindAt(marked)).toBe("nothing");
    },
  );
});

describe("values", () => {
  const value = { kind: "value", label: "job", isRegex: false, selector: "up", quote: null };

  test.each([
    ["up{job=|", value, "", ""],
    ["up{job!=|}", value, "", ""],
    ["up{job=~|", { ...value, isRegex: true }, "", ""],
    ["up{job=ba|", value, "ba", "ba"],
    ["up{job=5|}", value, "5", "5"],
    ['up{job="|', { ...value, quote: '"' }, '"', ""],
    ['up{job="|"}', { ...value, quote: '"' }, '""', ""],
    ['up{job="ba|"}', { ...value, quote: '"' }, '"ba"', "ba"],
    ['up{job="ba|ckup"}', { ...value, quote: '"' }, '"backup"', "ba"],
    ["up{job='ba|", { ...value, quote: "'" }, "'ba", "ba"],
    ["up{job=`ba|`}", { ...value, quote: "`" }, "`ba`", "ba"],
    ['up{job="a\\"b|', { ...value, quote: '"' }, '"a\\"b', 'a"b'],
    ['up{job!~"|"}', { ...value, quote: '"', isRegex: true }, '""', ""],
    ['up{zone="x", job=|}', { ...value, selector: 'up{zone="x"}' }, "", ""],
    ['up{job="|, zone="x"}', { ...value, selector: 'up{zone="x"}', quote: '"' }, '"', ""],
    ['{"my.label"=|', { ...value, label: "my.label", selector: null }, "", ""],
  ])("%j", (marked, place, replaced, typed) => {
    expect(at(marked)).toMatchObject({ place, replaced, typed });
  });

  test("the end of another string is left alone", () => {
    expect(at('up{job="ba|} and up{job="x"}').replaced).toBe('"ba');
  });
});

describe("labels in parentheses", () => {
  test.each([
    ["sum by (|", null, []],
    ["sum by (|) (rate(up[5m]))", "up", []],
    ["sum(up) by (jo|", "up", []],
    ["sum without (a, |) (up)", "up", ["a"]],
    ["a * on (|) b", '{__name__=~"a|b"}', []],
    ["a * on (x) group_left (|) b", '{__name__=~"a|b"}', []],
    ['sum BY (|) (up{job="x"}[5m:1m] offset 1h == bool inf)', "up", []],
  ])("%j", (marked, selector, taken) => {
    expect(placeAt(marked)).toEqual({ kind: "label", selector, taken, isQuoted: false });
  });

  test("need a comma", () => {
    expect(kindAt("sum by (job |")).toBe("nothing");
  });
});

describe("durations and moments", () => {
  test.each([
    ["up[|", "", ""],
    ["up[5|", "5", "5"],
    ["up[5m:|]", "", ""],
    ["up[5m:1|]", "1", "1"],
    ["up offset |", "", ""],
    ["up OFFSET 5|", "5", "5"],
  ])("%j", (marked, replaced, typed) => {
    expect(at(marked)).toEqual({ place: { kind: "duration" }, replaced, typed });
  });

  test("not behind a whole one", () => {
    expect(kindAt("up[5m |")).toBe("nothing");
  });

  test("behind an at sign", () => {
    expect(kindAt("up @ |")).toBe("moment");
    expect(kindAt("up @ e|")).toBe("moment");
  });
});

describe("where there is nothing to say", () => {
  test.each(["# up|", "up # a|", '"te|', "sum by |", "up; |", "12|", "1.5|", "`raw {|"])(
    "%j",
    (marked) => {
      expect(kindAt(marked)).toBe("nothing");
    },
  );

  test("in a text that is too long", () => {
    expect(readPlace(" ".repeat(20_001), 20_001).kind).toBe("nothing");
    expect(readPlace(" ".repeat(20_000), 20_000).kind).toBe("expression");
  });
});
