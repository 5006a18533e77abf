/** Series by the minute, as `promtool test rules` writes them, and whether the alert fires after 20 of them. */
interface AlertCase {
  fires: Record<string, string>;
  rests: Record<string, string>;
}

const steady = (value: number) => `${value}x30`;
const growing = (each: number) => `0+${each}x30`;
const requests = (status: number) =>
  `scrapelab_http_requests_total{method="GET",route="/",status="${status}"}`;
const verdicts = (outcome: string) =>
  `scrapelab_verdicts_total{outcome="${outcome}",code="timeout"}`;
const sandboxes = (state: string) => `scrapelab_sandboxes{state="${state}"}`;
const delay = "scrapelab_event_loop_delay_seconds";

/** A histogram of 60 observations a minute, all of them in the bucket that ends there. */
function histogram(name: string, bounds: readonly string[], into: string): Record<string, string> {
  const from = bounds.indexOf(into);
  return Object.fromEntries(
    bounds.map((le, at) => [`${name}_bucket{le="${le}"}`, growing(at >= from ? 60 : 0)]),
  );
}

const late = (into: string) =>
  histogram("scrapelab_scrape_to_verdict_seconds", ["0.5", "5", "10", "+Inf"], into);
const slow = (into: string) => histogram("scrapelab_store_seconds", ["0.1", "1", "+Inf"], into);

export const alertCases: Readonly<Record<string, AlertCase>> = {
  ScrapelabDown: {
    fires: { 'up{service="scrapelab"}': steady(0) },
    rests: { 'up{service="scrapelab"}': steady(1) },
  },
  ScrapelabNotReady: {
    fires: { scrapelab_ready: steady(0) },
    rests: { scrapelab_ready: steady(1) },
  },
  ScrapelabRequestsFail: {
    fires: { [requests(200)]: growing(90), [requests(502)]: growing(10) },
    // A pause of the class is no fault.
    rests: { [requests(200)]: growing(90), [requests(503)]: growing(90) },
  },
  ScrapelabVerdictsUnknown: {
    // All at once, as verdicts that say nothing new are not counted.
    fires: { [verdicts("unknown")]: "0x13 140x17", [verdicts("failed")]: growing(5) },
    rests: { [verdicts("unknown")]: growing(1), [verdicts("failed")]: growing(9) },
  },
  ScrapelabVerdictsLate: { fires: late("10"), rests: late("0.5") },
  ScrapelabSandboxesFailed: {
    fires: { [sandboxes("failed")]: steady(1), [sandboxes("ready")]: steady(20) },
    rests: { [sandboxes("failed")]: steady(0), [sandboxes("ready")]: steady(20) },
  },
  ScrapelabSandboxesFull: {
    fires: { [sandboxes("full")]: steady(2) },
    rests: { [sandboxes("full")]: steady(0) },
  },
  ScrapelabStoreFails: {
    fires: { 'scrapelab_store_failures_total{part="attempts"}': growing(1) },
    rests: { 'scrapelab_store_failures_total{part="attempts"}': steady(3) },
  },
  ScrapelabStoreSlow: { fires: slow("1"), rests: slow("0.1") },
  ScrapelabEventLoopBlocked: {
    fires: { [`${delay}_sum`]: growing(12), [`${delay}_count`]: growing(60) },
    rests: { [`${delay}_sum`]: growing(1), [`${delay}_count`]: growing(60) },
  },
  ScrapelabMemoryShort: {
    fires: { process_resident_memory_bytes: steady(90), scrapelab_memory_limit_bytes: steady(100) },
    rests: { process_resident_memory_bytes: steady(50), scrapelab_memory_limit_bytes: steady(100) },
  },
  ScrapelabSetUpInPart: {
    fires: { scrapelab_operator_notes: steady(1) },
    rests: { scrapelab_operator_notes: steady(0) },
  },
};
