import { expect, test } from "vitest";
import { err, ok } from "@/lib/domain/result";
import { createAnswerOnce } from "./answer-once";
import type { ProxyRequest } from "./proxy";

const ada = { id: "a", name: "Ada", team: "ada" };
const bob = { id: "b", name: "Bob", team: "bob" };
const push: ProxyRequest = {
  method: "POST",
  path: "/metrics/job/a",
  body: Buffer.from("m 1\n"),
  step: null,
  id: "one",
};

function setUp() {
  let now = 1;
  let done = 0;
  const once = createAnswerOnce(() => now);
  const work = async () => {
    done += 1;
    const answer = { statusText: "OK", headers: {}, body: Buffer.alloc(0), durationMs: 1 };
    return ok({ ...answer, status: 200 + done });
  };
  return { once, work, done: () => done, pass: (ms: number) => (now += ms) };
}

test("a repetition gets the first answer, also while that is under way", async () => {
  const { once, work, done } = setUp();
  const together = await Promise.all([once(ada, push, work), once(ada, push, work)]);
  const later = await once(ada, { ...push, step: "first-push" }, work);
  expect([...together, later]).toEqual(Array(3).fill(ok(expect.objectContaining({ status: 201 }))));
  expect(done()).toBe(1);
});

test("another learner, another id, none and a read are requests of their own", async () => {
  const { once, work, done } = setUp();
  await once(ada, push, work);
  await once(bob, push, work);
  await once(ada, { ...push, id: "two" }, work);
  await once(ada, { ...push, id: undefined }, work);
  await once(ada, { ...push, id: undefined }, work);
  await once(ada, { ...push, method: "GET", id: "three" }, work);
  await once(ada, { ...push, method: "GET", id: "three" }, work);
  expect(done()).toBe(7);
});

test("an id of another request is refused", async () => {
  const { once, work, done } = setUp();
  await once(ada, push, work);
  for (const other of [{ path: "/metrics/job/b" }, { body: Buffer.from("m 2\n") }]) {
    const refused = await once(ada, { ...push, ...other }, work);
    expect(refused).toEqual(err(expect.objectContaining({ kind: "bad-request" })));
  }
  expect(done()).toBe(1);
});

test("what was not answered is done anew", async () => {
  const { once, work, done } = setUp();
  const timeout = err({ kind: "too-many-requests" as const, limit: 8 });
  expect(await once(ada, push, async () => timeout)).toBe(timeout);
  await expect(once(ada, push, () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
  expect(await once(ada, push, work)).toMatchObject({ ok: true });
  expect(done()).toBe(1);
});

test("forgets after five minutes, and all but a learner's newest twenty", async () => {
  const { once, work, done, pass } = setUp();
  await once(ada, push, work);
  pass(5 * 60_000 + 1);
  await once(ada, push, work);
  expect(done()).toBe(2);
  for (let i = 0; i < 20; i += 1) await once(ada, { ...push, id: `more-${i}` }, work);
  await once(ada, push, work);
  expect(done()).toBe(23);
});
