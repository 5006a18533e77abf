import { expect, test } from "vitest";
import { chooseTargets, type FoundTarget } from "./choose-targets";

const wanted = { scrapeJob: "pushgateway", gateway: "http://pushgateway.ada-monitoring:9091" };

function target(changes: Partial<FoundTarget>): FoundTarget {
  return {
    ...{ scrapePool: "node", scrapeUrl: "http://10.128.0.7:9091/metrics", labels: { job: "node" } },
    ...{ health: "up", lastScrapeAtMs: 1000 },
    ...changes,
  };
}

const poolsOf = (all: readonly FoundTarget[], gateway = wanted.gateway) =>
  chooseTargets(all, { ...wanted, gateway }).map(({ scrapePool }) => scrapePool);

test.each<[what: string, Partial<FoundTarget>]>([
  ["a scrape job of that name", { scrapePool: "pushgateway" }],
  ["the operator's name for it", { scrapePool: "serviceMonitor/ada-monitoring/pushgateway/0" }],
  ["a pod monitor", { scrapePool: "podMonitor/ada-monitoring/pushgateway/0" }],
  ["another name, and the gateway's address", { scrapeUrl: `${wanted.gateway}/metrics` }],
  ["another name, and the job label", { labels: { job: "pushgateway" } }],
  ["a job label with its namespace", { labels: { job: "ada-monitoring/pushgateway" } }],
  ["the service's name", { labels: { job: "x", service: "pushgateway" } }],
  ["a name like it", { scrapePool: "serviceMonitor/ada-monitoring/prometheus-pushgateway/0" }],
])("%s tells the gateway's target", (_what, changes) => {
  const found = target({ scrapePool: "metrics", ...changes });
  expect(chooseTargets([target({}), found, target({})], wanted)).toEqual([found]);
});

test("what tells more surely comes first, and nothing is chosen where nothing tells", () => {
  const like = target({ scrapePool: "a", labels: { job: "pushgateway-old" } });
  const named = target({ scrapePool: "serviceMonitor/ada-monitoring/pushgateway/0" });
  expect(poolsOf([like, named])).toEqual([named.scrapePool]);
  expect(poolsOf([like, named, target({ scrapePool: "pushgateway" })])).toEqual(["pushgateway"]);
  expect(poolsOf([target({}), target({ scrapePool: "kubelet" })])).toEqual([]);
});

test("of several in one scrape job the one that answers comes first, then the one scraped last", () => {
  const pod = (name: string, changes: Partial<FoundTarget> = {}) =>
    target({ scrapePool: "pushgateway", labels: { job: "pushgateway", pod: name }, ...changes });
  const all = [
    pod("gone", { health: "down", lastScrapeAtMs: 3000 }),
    pod("old"),
    pod("new", { lastScrapeAtMs: 2000 }),
    pod("coming", { health: "unknown", lastScrapeAtMs: null }),
  ];
  const order = ["new", "old", "gone", "coming"];
  expect(chooseTargets(all, wanted).map(({ labels }) => labels.pod)).toEqual(order);
});

test("one Prometheus may have the gateways of several teams", () => {
  const of = (namespace: string) =>
    target({ scrapePool: `serviceMonitor/${namespace}/pushgateway/0`, labels: { namespace } });
  const both = [of("bob-monitoring"), of("ada-monitoring")];
  expect(poolsOf(both)).toEqual(["serviceMonitor/ada-monitoring/pushgateway/0"]);
  expect(poolsOf(both, "https://pushgateway.eve-monitoring.svc:9091")).toEqual([]);
  // An address that names no namespace, such as that of a Route.
  expect(poolsOf([of("bob-monitoring")], "https://eve.apps.example.org")).toHaveLength(1);
});
