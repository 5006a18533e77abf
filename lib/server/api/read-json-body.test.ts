import { expect, it } from "vitest";
import { ok } from "@/lib/domain/result";
import { createLargeBodies, largeBodyLimits } from "@/lib/server/requests/large-bodies";
import { readJsonBody } from "./read-json-body";

const limitBytes = 1024 * 1024;
const large = JSON.stringify({ text: "x".repeat(90_000) });

it("reads no further where the room for a slow body goes to another, who is answered", async () => {
  const largeBodies = createLargeBodies({ ...largeBodyLimits, overall: 1, heldMs: 1 });
  const { promise: cancelled, resolve: cancel } = Promise.withResolvers<void>();
  const slow = new ReadableStream({
    start: (stream) => stream.enqueue(new TextEncoder().encode(large.slice(0, 70_000))),
    cancel,
  });
  const read = (body: BodyInit, owner: string) =>
    readJsonBody(new Request("http://localhost", { method: "POST", body, ...{ duplex: "half" } }), {
      ...{ limitBytes, owner, largeBodies },
    });
  const hers = read(slow, "ada");
  expect(await read(large, "bob")).toEqual(ok(JSON.parse(large)));
  expect(await hers).toEqual({ ok: false, error: { kind: "too-slow" } });
  await cancelled;
});
