import { expect, test } from "vitest";
import { delimited, gauge, protobufType } from "./exposition/testing/write-protobuf";
import { readFamilies } from "./read-families";

const group = { job: "backup" };
const bytes = (text: string) => new TextEncoder().encode(text);
const namesOf = (body: Uint8Array, contentType?: string) =>
  readFamilies(body, contentType, group)?.map(({ name }) => name) ?? null;
const padding = (line: (i: number) => string, count = 8000) =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

test("a text is read with its types, labels and values", () => {
  expect(readFamilies(bytes('# TYPE m gauge\nm{a="b"} 1\n'), "text/plain", group)).toEqual([
    { name: "m", type: "GAUGE", series: [{ labels: { a: "b" }, value: "1" }] },
  ]);
});

test("protobuf is read like text, by the one content type that the gateway reads as such", () => {
  const body = delimited(gauge("files", 120), gauge("seconds", 8.5, { a: "b" }));
  expect(readFamilies(body, protobufType, group)).toEqual([
    { name: "files", type: "GAUGE", series: [{ labels: {}, value: "120" }] },
    { name: "seconds", type: "GAUGE", series: [{ labels: { a: "b" }, value: "8.5" }] },
  ]);
  expect(namesOf(bytes("m 1\n"), "application/vnd.google.protobuf")).toEqual(["m"]);
});

test.each([
  ["comments", padding((i) => `# line ${i}\n`)],
  ["series", padding((i) => `m{a="${i}"} ${i}\n`)],
  ["values of one name", padding(() => "other_metric 1\n")],
])("a long text is read for its names: %s", (_what, long) => {
  const names = namesOf(bytes(`${long}files 120\nseconds 8.5\n`));
  expect(names).toEqual(expect.arrayContaining(["files", "seconds"]));
  expect(names?.length).toBeLessThan(4);
});

test("a long text keeps the types, and the parts of a histogram together", () => {
  const histogram = '# TYPE h histogram\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n';
  const body = bytes(padding((i) => `# line ${i}\n`) + histogram);
  expect(readFamilies(body, undefined, group)).toEqual([
    { name: "h", type: "HISTOGRAM", series: [] },
  ]);
});

test("long protobuf is read for its names", () => {
  const body = delimited(
    gauge("files", 1),
    ...Array.from({ length: 4000 }, (_, i) => gauge(`m${i}`, i)),
  );
  expect(body.byteLength).toBeGreaterThan(64 * 1024);
  expect(readFamilies(body, protobufType, group)).toContainEqual({
    name: "files",
    type: "GAUGE",
    series: [],
  });
});

test("a body with a great many families is not read", () => {
  expect(namesOf(bytes(padding((i) => `metric_${i} ${i}\n`, 20_000)))).toBeNull();
  const many = Array.from({ length: 5001 }, (_, i) => gauge(`m${i}`, i));
  expect(namesOf(delimited(...many), protobufType)).toBeNull();
});
