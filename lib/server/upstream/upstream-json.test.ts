import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readUpstreamJson } from "./upstream-json";

const schema = z.array(z.record(z.string(), z.string()));

const read = (text: string, contentType = "application/json") =>
  readUpstreamJson(
    "pushgateway",
    {
      ...{ status: 200, statusText: "OK" },
      ...{ headers: { "content-type": contentType }, body: Buffer.from(text) },
    },
    schema,
  );

/** Some series with many labels, all of other names. */
function labelled(series: number, labels: number): string {
  const names = Array.from({ length: labels }, (_, i) => `"label_${i}":""`);
  return JSON.stringify(Array.from({ length: series }, () => JSON.parse(`{${names.join(",")}}`)));
}

describe("an answer of a server", () => {
  it("is read as its schema wants it", async () => {
    expect(await read('[{"job":"a"}]')).toEqual({ ok: true, value: [{ job: "a" }] });
  });

  it("may hold as much as the most series that a gateway has", async () => {
    expect(await read(labelled(4800, 10))).toMatchObject({ ok: true });
  });

  it("is not parsed where it holds more than can be read while others wait", async () => {
    expect(await read(labelled(4, 20_000))).toMatchObject({
      ok: false,
      error: { kind: "upstream-unexpected", holdsMoreThan: 60_000 },
    });
  });

  it.each(["[", "", "<html>"])("that is no JSON is unexpected: %j", async (text) => {
    expect(await read(text)).toMatchObject({
      error: { message: "its answer is no complete JSON" },
    });
  });

  it("of another shape or type says so", async () => {
    expect(await read('[{"job":1}]')).toMatchObject({ error: { kind: "upstream-unexpected" } });
    expect(await read("[]", "text/html")).toMatchObject({
      error: { message: "it answered 200 with text/html, not JSON" },
    });
  });
});

it("large answers are read in turn, so that others go on in between", async () => {
  const order: string[] = [];
  const text = labelled(1000, 10);
  setImmediate(() => order.push("others"));
  await Promise.all([1, 2].map(async () => read(text).then(() => order.push("answer"))));
  expect(order).toEqual(["others", "answer", "answer"]);
});
