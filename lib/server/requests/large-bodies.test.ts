import { expect, it } from "vitest";
import { createLargeBodies } from "./large-bodies";

const limits = { overall: 3, ofOne: 2, waiting: 1 };

/** What has been decided of promises when all that could go on has gone on. */
async function settled<T>(promises: Promise<T>[]): Promise<(T | "waits")[]> {
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.all(
    promises.map((each) => Promise.race([each, Promise.resolve("waits" as const)])),
  );
}

it("lets only so many of one learner be read, and one more wait", async () => {
  const { enter } = createLargeBodies(limits);
  const [first, , third, fourth] = ["ada", "ada", "ada", "ada"].map(enter);
  expect(await fourth).toBeNull();
  const [third1] = await settled([third ?? Promise.resolve(null)]);
  expect(third1).toBe("waits");
  (await first)?.();
  expect(await third).toBeTypeOf("function");
});

it("lets others in beside a learner whose bodies wait, up to a bound over all", async () => {
  const { enter } = createLargeBodies(limits);
  const ada = ["ada", "ada", "ada"].map(enter);
  const bob = enter("bob");
  expect(await bob).toBeTypeOf("function");
  const [waiting] = await settled([enter("cy")]);
  expect(waiting).toBe("waits");
  const leave = await ada[0];
  leave?.();
  leave?.();
  expect(await ada[2]).toBeTypeOf("function");
});

it("runs one piece at a time and lets others go on in between", async () => {
  const { inTurn } = createLargeBodies(limits);
  const order: string[] = [];
  const pieces = [1, 2].map((i) => inTurn(() => order.push(`piece ${i}`)));
  await pieces[0];
  await new Promise((resolve) => setImmediate(() => resolve(order.push("others"))));
  await pieces[1];
  expect(order).toEqual(["piece 1", "others", "piece 2"]);
});

it("goes on after a piece that throws", async () => {
  const { inTurn } = createLargeBodies(limits);
  const bad = inTurn(() => {
    throw new Error("bug");
  });
  await expect(bad).rejects.toThrow("bug");
  expect(await inTurn(() => "next")).toBe("next");
});
