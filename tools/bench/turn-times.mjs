import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Loaded into the app before it starts: writes the processor time of each long turn of its event loop to a file.
// Unlike a wait, it does not grow with what else the machine does.
const worthTellingMs = 10;
const everyMs = 5;
const file = process.env.BENCH_TURNS;

if (isMainThread && file) {
  let before = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage();
    const tookMs = (user + system - before.user - before.system) / 1000;
    if (tookMs > worthTellingMs) appendFileSync(file, `${Date.now()} ${tookMs.toFixed(1)}\n`);
    before = process.threadCpuUsage();
  }, everyMs).unref();
}
