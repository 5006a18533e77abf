import { describe, expect, test } from "vitest";
import { complete } from "./complete";
import { readPlace } from "./cursor-place";
import { findProblem } from "./find-problem";
import type { KnownNames } from "./known-names";
import { promqlSnippets } from "./snippets";

const known: KnownNames = {
  metrics: [
    { name: "backup_files_total", type: "counter", help: "Saved <b>files</b>." },
    { name: "sumo_wrestlers", type: null, help: null },
    { name: "up", type: null, help: null },
  ],
  labels: ["__name__", "instance", "job", "my.label"],
  values: ["backup", 'say "hi"', "C:\\temp", "a|b", "Größe", "<img src=x>", "two\nlines", ""],
  version: "2.42.0",
};

function completionAt(marked: string, names: Partial<KnownNames> = {}) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const completion = complete(readPlace(text, offset), { ...known, ...names });
  /** The text after a suggestion is taken, without the places of templates. */
  const written = completion.suggestions.map(
    (each) =>
      text.slice(0, completion.from) + each.text.replace(/[‹›]/g, "") + text.slice(completion.to),
  );
  return { ...completion, written };
}

const namesAt = (marked: string, names: Partial<KnownNames> = {}) =>
  completionAt(marked, names).suggestions.map(({ name }) => name);

describe("in an expression", () => {
  test("metrics first, then what works on them", () => {
    const names = namesAt("|");
    expect(names.slice(0, 4)).toEqual(["backup_files_total", "sumo_wrestlers", "up", "sum"]);
    expect(names).toEqual(expect.arrayContaining(["rate", "histogram_quantile", "sum by label"]));
  });

  test("what begins as it is typed comes first", () => {
    expect(namesAt("sum|").slice(0, 3)).toEqual(["sumo_wrestlers", "sum", "sum_over_time"]);
    expect(namesAt("file|")[0]).toBe("backup_files_total");
    expect(namesAt("up|")[0]).toBe("up");
  });

  test("a metric comes with its type and help", () => {
    expect(completionAt("back|").suggestions[0]).toMatchObject({
      kind: "metric",
      text: "backup_files_total",
      detail: "counter",
      documentation: "Saved <b>files</b>.",
    });
  });

  test("a function comes with its signature and meaning", () => {
    expect(completionAt("rat|").suggestions[0]).toMatchObject({
      kind: "function",
      text: "rate(‹›)",
      detail: "rate(v range-vector)",
      documentation: expect.stringContaining("per second"),
    });
    expect(completionAt("time|").suggestions[0]?.text).toBe("time()");
  });

  test("a metric with an odd name stands in braces and quotes", () => {
    const metrics = [{ name: 'my "metric"', type: null, help: null }];
    expect(completionAt("my|", { metrics }).written[0]).toBe('{"my \\"metric\\""}');
  });

  test("only what this Prometheus knows", () => {
    expect(namesAt("holt|", { version: "2.42.0" })).toContain("holt_winters");
    expect(namesAt("holt|", { version: "3.1.0" })).not.toContain("holt_winters");
    expect(namesAt("mad_|", { version: "2.42.0" })).not.toContain("mad_over_time");
    expect(namesAt("mad_|", { version: "2.49.1" })).toContain("mad_over_time");
    expect(namesAt("limitk|", { version: "2.53.0" })).not.toContain("limitk");
    expect(namesAt("limitk|", { version: "2.54.0" })).toContain("limitk");
    expect(namesAt("rate|", { version: null })).toContain("rate");
    expect(namesAt("mad_|", { version: null })).not.toContain("mad_over_time");
  });

  test("behind operators", () => {
    expect(namesAt("a == |").slice(0, 3)).toEqual(["backup_files_total", "sumo_wrestlers", "up"]);
    expect(namesAt("a == |")).toContain("bool");
    expect(namesAt("a + |")).not.toContain("bool");
    expect(namesAt("a + ig|")[0]).toBe("ignoring");
    expect(namesAt("a * on (x) group_|").slice(0, 2)).toEqual(["group_left", "group_right"]);
    expect(namesAt("group_l|")).not.toContain("group_left");
  });
});

describe("behind an expression", () => {
  test.each([
    ["up |", ["and", "or", "unless", "atan2", "offset", "@"]],
    ["sum(up) |", ["by", "without", "and", "or", "unless", "atan2"]],
    ["sum |", ["by", "without"]],
    ["up off|", ["offset"]],
    ["up{job |", ["=", "!=", "=~", "!~"]],
    ["up @ |", ["start()", "end()"]],
  ])("%j", (marked, names) => {
    expect(namesAt(marked)).toEqual(names);
  });
});

describe("durations", () => {
  test("the usual ones, or what is typed with a unit", () => {
    expect(namesAt("up[|")).toContain("5m");
    expect(namesAt("up[90|")).toEqual(["90ms", "90s", "90m", "90h", "90d", "90w", "90y"]);
    expect(namesAt("up[1h30|")).toContain("1h30m");
    expect(completionAt("up[5m:1|]").written[2]).toBe("up[5m:1m]");
  });
});

describe("labels", () => {
  test("that are not there yet, quoted where they need it", () => {
    expect(completionAt('up{job="a", |}').written).toEqual([
      'up{job="a", instance}',
      'up{job="a", "my.label"}',
    ]);
    expect(completionAt("up{jo|}").written).toEqual(["up{job}"]);
    expect(completionAt("sum by (inst|) (up)").written).toEqual(["sum by (instance) (up)"]);
  });
});

describe("values", () => {
  test("are quoted, whatever they hold", () => {
    expect(completionAt("up{job=|}").written).toEqual([
      'up{job="backup"}',
      'up{job="say \\"hi\\""}',
      'up{job="C:\\\\temp"}',
      'up{job="a|b"}',
      'up{job="Größe"}',
      'up{job="<img src=x>"}',
      'up{job="two\\nlines"}',
      'up{job=""}',
    ]);
  });

  test("in the quotes that are begun", () => {
    expect(completionAt("up{job='say|'}").written).toEqual(["up{job='say \"hi\"'}"]);
    expect(completionAt("up{job=`C|`}").written[0]).toBe("up{job=`C:\\temp`}");
    expect(completionAt('up{job="ba|"}').written).toEqual(['up{job="backup"}']);
  });

  test("a regular expression matches the value alone", () => {
    expect(completionAt("up{job=~a|}").written).toContain('up{job=~"a\\\\|b"}');
  });

  test("stand on one line, and not too long, where they are shown", () => {
    expect(namesAt("up{job=two|}")).toEqual(["two\\nlines"]);
    const [long] = namesAt("up{job=|}", { values: ["x".repeat(1000)] });
    expect(long).toHaveLength(81);
  });

  test("make expressions that the grammar takes", () => {
    for (const marked of ["up{job=|}", "up{job='|'}", "up{job=`|`}", 'up{job=~"|"}']) {
      for (const text of completionAt(marked).written) expect(findProblem(text)).toBeNull();
    }
  });
});

test("says that there are more", () => {
  const values = Array.from({ length: 101 }, (_, i) => `value ${i}`);
  const { suggestions, isCut } = completionAt("up{job=|", { values });
  expect([suggestions.length, isCut]).toEqual([100, true]);
  expect(completionAt("up{job=|", { values: values.slice(1) }).isCut).toBe(false);
});

test("every snippet is an expression once its places are filled", () => {
  for (const { name, body } of promqlSnippets) {
    expect(findProblem(body.replace(/[‹›]/g, "")), name).toBeNull();
  }
});
