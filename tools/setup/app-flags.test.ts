import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { appFlags } from "./app-flags.mjs";

/** What lives for a while, as all that belongs to a request does, gets old, and then is garbage. */
const churn = `
const objects = (length) => Array.from({ length }, (_, i) => ({ of: new Array(100).fill(i) }));
const kept = objects(40_000);
gc();
const live = process.memoryUsage().heapTotal;
const underWay = objects(10_000);
let most = live;
for (let n = 0; n < 300_000; n += 1) {
  underWay[n % underWay.length] = { of: new Array(100).fill(n) };
  if (n % 5000 !== 0) continue;
  most = Math.max(most, process.memoryUsage().heapTotal);
  await new Promise((resolve) => setImmediate(resolve));
}
console.log(kept.length && most / live);
`;

test("what has been dropped is collected long before it is most of the heap", async () => {
  const args = [...appFlags, "--expose-gc", "--input-type=module", "-e", churn];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(Number(stdout)).toBeGreaterThanOrEqual(1);
  // It would be 4 without the flags, and is 2 with them.
  expect(Number(stdout)).toBeLessThan(3);
}, 120_000);
