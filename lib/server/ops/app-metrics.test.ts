import { expect, test } from "vitest";
import { createAppMetrics } from "./app-metrics";

const counts = { starting: 0, ready: 3, restarting: 0, failed: 1, stopped: 0, full: 0 };
const read = () =>
  createAppMetrics({
    sandboxes: { counts: () => ({ ...counts, warming: 1, warm: 2 }) },
    live: { size: () => 5 },
    board: { size: () => 2 },
  }).metrics();

/** Names, types and help texts are what alerts and dashboards rely on. */
test("each metric has its name, its type and its help text", async () => {
  const text = await read();
  expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual([
    "# HELP scrapelab_sandboxes Sandboxes by state; those that are warming or warm stand ready for the next learner.",
    "# TYPE scrapelab_sandboxes gauge",
    "# HELP scrapelab_live_listeners Open event streams, by whose they are.",
    "# TYPE scrapelab_live_listeners gauge",
    "# HELP process_resident_memory_bytes Resident memory of the app's own process.",
    "# TYPE process_resident_memory_bytes gauge",
    "# HELP scrapelab_memory_limit_bytes What the app and all that it runs may have: the limit of its control groups, or of the machine.",
    "# TYPE scrapelab_memory_limit_bytes gauge",
    "# HELP process_cpu_seconds_total User and system CPU time of the app's own process.",
    "# TYPE process_cpu_seconds_total counter",
    "# HELP process_start_time_seconds Start of the app's own process since the epoch.",
    "# TYPE process_start_time_seconds gauge",
    "# HELP scrapelab_event_loop_delay_seconds How much later than due a timer of the app fires.",
    "# TYPE scrapelab_event_loop_delay_seconds summary",
  ]);
  const samples = text.split("\n").filter((line) => /^[a-z]/.test(line));
  expect(samples.map((line) => line.replace(/ \S+$/, ""))).toEqual([
    ...["starting", "ready", "restarting", "failed", "stopped", "full", "warming", "warm"].map(
      (state) => `scrapelab_sandboxes{state="${state}"}`,
    ),
    'scrapelab_live_listeners{of="learners"}',
    'scrapelab_live_listeners{of="instructors"}',
    "process_resident_memory_bytes",
    "scrapelab_memory_limit_bytes",
    "process_cpu_seconds_total",
    "process_start_time_seconds",
    ...["0.5", "0.9", "0.99"].map(
      (quantile) => `scrapelab_event_loop_delay_seconds{quantile="${quantile}"}`,
    ),
    "scrapelab_event_loop_delay_seconds_sum",
    "scrapelab_event_loop_delay_seconds_count",
  ]);
});

test("each scrape reads anew, and a counter never falls", async () => {
  const metrics = createAppMetrics({
    sandboxes: { counts: () => ({ ...counts, warming: 1, warm: 2 }) },
    live: { size: () => 5 },
    board: { size: () => 2 },
  });
  const cpu = async () =>
    Number(/^process_cpu_seconds_total (\S+)$/m.exec(await metrics.metrics())?.[1]);
  const first = await cpu();
  expect(first).toBeGreaterThan(0);
  expect(await cpu()).toBeGreaterThanOrEqual(first);
  expect(await metrics.metrics()).toContain('\nscrapelab_live_listeners{of="learners"} 5\n');
  expect(await metrics.metrics()).toContain('\nscrapelab_live_listeners{of="instructors"} 2\n');
  expect(await metrics.metrics()).toContain('\nscrapelab_sandboxes{state="ready"} 3\n');
});
