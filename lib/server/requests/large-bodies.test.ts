import { expect, it } from "vitest";
import { createLargeBodies } from "./large-bodies";

/** What came when, of the readings of some bodies side by side and of somebody else meanwhile. */
async function orderOf(byteLengths: readonly number[]): Promise<string[]> {
  const { inTurnIfLarge } = createLargeBodies();
  const order: string[] = [];
  setImmediate(() => order.push("others"));
  await Promise.all(
    byteLengths.map((byteLength) => inTurnIfLarge({ byteLength }, () => order.push("body"))),
  );
  return order;
}

it("lets others go on between bodies that need no room, and yet are dear together", async () => {
  expect(await orderOf([64_000, 64_000])).toEqual(["body", "others", "body"]);
});

it("reads what somebody writes by hand at once", async () => {
  expect(await orderOf([2000, 2000])).toEqual(["body", "body"]);
});
