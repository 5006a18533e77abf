import { expect, test } from "vitest";
import { mostOf, noMemory, sandboxMib } from "./class-memory";

test("a sandbox is what it takes beside all others, not what the first two take alone", () => {
  const warm = { appMib: 150, serversMib: 66, sandboxes: 2 };
  const full = { appMib: 300, serversMib: 4000, sandboxes: 200 };
  const atTheEnd = { appMib: 310, serversMib: 2400, sandboxes: 100 };
  const most = [warm, full, atTheEnd].reduce(mostOf, noMemory);
  expect(most.appMib).toBe(310);
  expect(sandboxMib(most)).toBe(20);
});
