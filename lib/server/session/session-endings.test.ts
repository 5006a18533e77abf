import { expect, it } from "vitest";
import { createSessionEndings } from "./session-endings";

it("tells who attends, once, and nobody who has left", () => {
  const endings = createSessionEndings();
  const told: string[] = [];
  endings.attend("a", () => told.push("first"));
  endings.attend("a", () => told.push("second"));
  const leave = endings.attend("a", () => told.push("left"));
  endings.attend("b", () => told.push("other"));
  leave();
  leave();
  endings.tell(["a", "nobody"]);
  endings.tell(["a"]);
  expect(told).toEqual(["first", "second"]);
  expect([endings.isAttended("a"), endings.isAttended("b")]).toEqual([false, true]);
});

it("tells at once who comes after the end", () => {
  const endings = createSessionEndings();
  endings.tell(["a"]);
  let isTold = false;
  endings.attend("a", () => {
    isTold = true;
  })();
  expect([isTold, endings.isAttended("a")]).toEqual([true, false]);
});
