import { expect, it } from "vitest";
import { ok } from "@/lib/domain/result";
import {
  createLargeBodies,
  type LargeBodies,
  largeBodyLimits,
} from "@/lib/server/requests/large-bodies";
import { readJsonBody } from "./read-json-body";

const limitBytes = 1024 * 1024;
const large = JSON.stringify({ text: "x".repeat(90_000) });

const read = (body: BodyInit, owner: string, largeBodies: LargeBodies) =>
  readJsonBody(new Request("http://localhost", { method: "POST", body, ...{ duplex: "half" } }), {
    ...{ limitBytes, owner, largeBodies },
  });

/** A body of which the rest never comes. */
function slowBody() {
  const { promise: cancelled, resolve: cancel } = Promise.withResolvers<void>();
  const first = new TextEncoder().encode(large.slice(0, 70_000));
  const body = new ReadableStream({ start: (stream) => stream.enqueue(first), cancel });
  return { body, cancelled };
}

it("reads no further where the room for a slow body goes to another, who is answered", async () => {
  const largeBodies = createLargeBodies({ ...largeBodyLimits, overall: 1, heldMs: 1 });
  const { body, cancelled } = slowBody();
  const hers = read(body, "ada", largeBodies);
  expect(await read(large, "bob", largeBodies)).toEqual(ok(JSON.parse(large)));
  expect(await hers).toEqual({ ok: false, error: { kind: "too-slow" } });
  await cancelled;
});

it("nor where the room is lost in the moment in which it is given", async () => {
  const lease = { lost: AbortSignal.abort(), leave: () => undefined };
  const largeBodies = { ...createLargeBodies(), enter: async () => lease };
  const { body, cancelled } = slowBody();
  expect(await read(body, "ada", largeBodies)).toEqual({ ok: false, error: { kind: "too-slow" } });
  await cancelled;
});
