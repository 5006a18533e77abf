import { expect, test } from "vitest";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import recorded from "@/lib/domain/pushgateway/testing/recorded/pushgateway-1-5-1.json";
import { isSameNumber, parseGoFloat } from "./go-float";
import { parseExposition } from "./parse-exposition";

interface Listed {
  type: string;
  metrics: { labels: Record<string, string>; value?: string }[];
}

const accepted = recorded.cases.filter(
  ({ steps: [first, ...others] }) =>
    others.length === 0 &&
    first?.status === 200 &&
    first.method === "POST" &&
    first.bodyEncoding === "utf8",
);

test("there are recorded pushes to compare with", () => {
  expect(accepted.length).toBeGreaterThan(20);
});

test.each(accepted.map((each) => [each.name, each] as const))(
  "reads what the gateway then listed: %s",
  (_name, { steps, groupsAfter }) => {
    const [step] = steps;
    const key = parsePushPath(step?.path ?? "");
    const labels = key.ok ? key.value.labels : {};
    const read = parseExposition(step?.body ?? "", labels).families.filter(
      ({ name }) => name !== "push_time_seconds",
    );
    const families: Record<string, Listed> = groupsAfter[0]?.families ?? {};
    const listed = Object.entries(families);
    expect(read.map(({ name, type }) => [name, type]).sort()).toEqual(
      listed.map(([name, { type }]) => [name, type]).sort(),
    );
    for (const [name, { metrics, type }] of listed) {
      if (type === "HISTOGRAM" || type === "SUMMARY") continue;
      const series = read.find((each) => each.name === name)?.series ?? [];
      const seen = series.map((each) => ({ instance: "", ...each.labels, ...labels }));
      expect(seen).toEqual(metrics.map((each) => each.labels));
      const values = metrics.map((each) => each.value);
      expect(
        series.every(({ value }, i) =>
          isSameNumber(parseGoFloat(value), parseGoFloat(values[i] ?? "")),
        ),
      ).toBe(true);
    }
  },
);

test("labels with braces, commas, quotes and spaces in them are read", () => {
  const line = 'm { a = "x}\\"y\\\\" , b="1,2\\n" , } 3\n';
  expect(parseExposition(line).families).toEqual([
    { name: "m", type: "UNTYPED", series: [{ labels: { a: 'x}"y\\', b: "1,2\n" }, value: "3" }] },
  ]);
});

test("a TYPE for another name types nothing", () => {
  const [family] = parseExposition("# TYPE some_metric counter\nsome_metric_total 42\n").families;
  expect(family).toMatchObject({ name: "some_metric_total", type: "UNTYPED" });
});

test("a HELP line that names none of the metrics is noted", () => {
  expect(parseExposition("# HELP This is help.\nm 1\n").families[0]?.notes).toEqual([
    "help-without-name",
  ]);
  expect(parseExposition("# HELP m This is help.\nm 1\n").families[0]?.notes).toBeUndefined();
  expect(parseExposition("m 1\n").families[0]?.notes).toBeUndefined();
});

test("a label that the URL overwrites is noted, unless both say the same", () => {
  const notes = (body: string) => parseExposition(body, { job: "a" }).families[0]?.notes;
  expect(notes('m{job="b"} 1\n')).toEqual(["label-overwritten-by-url"]);
  expect(notes('m{job="a"} 1\n')).toBeUndefined();
  expect(notes('m{constructor="a"} 1\n')).toBeUndefined();
});
