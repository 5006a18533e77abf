import { expect, it } from "vitest";
import { residentMemory } from "./resident-memory";

const filesAsked = () =>
  process.getActiveResourcesInfo().filter((name) => name.startsWith("FSReq")).length;

it("tells the memory of those that are there", async () => {
  const own = process.pid;
  const memory = await residentMemory([2 ** 30, own, ...Array.from({ length: 60 }, () => own)]);
  expect([...memory.keys()]).toEqual([own]);
  expect(memory.get(own)).toBeGreaterThan(1024 * 1024);
  expect(await residentMemory([])).toEqual(new Map());
});

it.runIf(process.platform === "linux")("hands no read to another thread", async () => {
  const before = filesAsked();
  const read = residentMemory([process.pid]);
  expect(filesAsked()).toBe(before);
  await read;
});
