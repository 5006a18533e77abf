import { expect, it } from "vitest";
import { createTurns } from "./turns";

it("runs one piece at a time and lets others go on in between", async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const pieces = [1, 2].map((i) => inTurn(() => order.push(`piece ${i}`)));
  await pieces[0];
  await new Promise((resolve) => setImmediate(() => resolve(order.push("others"))));
  await pieces[1];
  expect(order).toEqual(["piece 1", "others", "piece 2"]);
});

it("goes on after a piece that throws", async () => {
  const inTurn = createTurns();
  const bad = inTurn(() => {
    throw new Error("bug");
  });
  await expect(bad).rejects.toThrow("bug");
  expect(await inTurn(() => "next")).toBe("next");
});
