import { expect, test } from "vitest";
import { readExchange } from "./read-exchange";

const read = (
  method: string,
  path: string,
  { body = "m 1\n", status = 200, answer = "", contentType = "text/plain" } = {},
) => {
  const bytes = new TextEncoder().encode(body);
  return readExchange({ method, path, headers: { contentType }, body: bytes, status, answer });
};

const m = { name: "m", type: "UNTYPED", series: [{ labels: {}, value: "1" }] };

test("a push is its group and its families", () => {
  const effect = { kind: "put", group: { job: "a", b: "c" }, families: [m] };
  expect(read("PUT", "/metrics/job/a/b/c")).toEqual({ effect, refusal: null, metrics: ["m"] });
  expect(read("POST", "/metrics/job/a", { status: 202 }).effect).toMatchObject({ kind: "post" });
});

test("a push without a body brings no families", () => {
  expect(read("POST", "/metrics/job/a", { body: "" }).effect).toMatchObject({ families: [] });
});

test("a delete names its group, and its answer does not tell whether it was there", () => {
  const { effect } = read("DELETE", "/metrics/job/a", { status: 202 });
  expect(effect).toEqual({ kind: "delete", group: { job: "a" }, matched: null });
});

test.each(["GET", "HEAD", "OPTIONS"])("%s changes nothing and is never a refusal", (method) => {
  expect(read(method, "/metrics/job/a", { status: 405 })).toMatchObject({
    effect: { kind: "none" },
    refusal: null,
  });
});

test.each([301, 307, 400, 404, 405, 413, 500])("an answer of %d is a refusal", (status) => {
  const { effect, refusal } = read("PUT", "/metrics/job/a", { status });
  expect(effect).toEqual({ kind: "none" });
  expect(refusal).not.toBeNull();
});
