import { expect, it } from "vitest";
import type { AttemptEntry, KeptBody } from "@/lib/contract/attempts";
import { takenBack } from "./put-back";

const common = { id: 1, at: "2026-01-01T00:00:00.000Z", verdict: null, hadPassed: false };
const request = (body: KeptBody, method = "PUT"): AttemptEntry => ({
  ...{ ...common, kind: "request", method, path: "/metrics/job/a" },
  ...{ headers: {}, body, status: 200, answer: "" },
});
const path = "/metrics/job/a";
const of = (fields: Record<string, string>) => ({ part: "request", fields });

it("takes back a request with a body that was kept whole, and an expression", () => {
  const text = { kind: "text", bytes: 4, head: "a 1\n", cutBytes: 0, tail: "" } as const;
  expect(takenBack(request(text))).toEqual(of({ method: "PUT", path, body: "a 1\n" }));
  expect(takenBack(request({ kind: "empty" }, "DELETE"))).toEqual(
    of({ method: "DELETE", path, body: "" }),
  );
  expect(takenBack({ ...common, kind: "answer", expression: "up" })).toEqual({
    part: "expression",
    fields: { text: "up" },
  });
});

it.each<KeptBody>([
  { kind: "text", bytes: 9, head: "a", cutBytes: 7, tail: "b" },
  { kind: "binary", bytes: 2, hex: "1f 8b" },
  { kind: "gone", bytes: 2 },
])("leaves out a body that is not whole: $kind", (body) => {
  expect(takenBack(request(body))).toEqual(of({ method: "PUT", path }));
});

it("takes back nothing that the workspace cannot write", () => {
  expect(takenBack(request({ kind: "empty" }, "PATCH"))).toBeNull();
  expect(takenBack({ ...common, kind: "restart" })).toBeNull();
});
