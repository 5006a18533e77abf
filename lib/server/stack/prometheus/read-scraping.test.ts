import { expect, test } from "vitest";
import { readScraping } from "./read-scraping";

/** As Prometheus 2.42 writes the configuration of an operator's. */
const yaml = `global:
  scrape_interval: 30s
  scrape_timeout: 10s
  evaluation_interval: 30s
  external_labels:
    prometheus: ada-monitoring/k8s
    prometheus_replica: prometheus-k8s-0
rule_files:
- /etc/prometheus/rules/*.yaml
scrape_configs:
- job_name: serviceMonitor/ada-monitoring/pushgateway/0
  honor_labels: true
  honor_timestamps: true
  scrape_interval: 30s
  relabel_configs:
  - source_labels: [__meta_kubernetes_pod_name]
    separator: ;
    regex: (.*)
    target_label: pod
    replacement: $1
    action: replace
  metric_relabel_configs:
  - separator: ;
    regex: (.*)
    target_label: cluster
    replacement: west
    action: replace
  - target_label: tenant
    replacement: ada
  kubernetes_sd_configs:
  - role: endpoints
- job_name: serviceMonitor/ada-monitoring/other/0
  honor_timestamps: true
`;

test("reads whether pushed labels are honoured, and what is added to every series", () => {
  const added = ["prometheus", "prometheus_replica"];
  expect(readScraping(yaml, "serviceMonitor/ada-monitoring/pushgateway/0")).toEqual({
    ...{ honorLabels: true, addedLabels: [...added, "cluster", "tenant"] },
  });
  expect(readScraping(yaml, "serviceMonitor/ada-monitoring/other/0")).toEqual({
    ...{ honorLabels: false, addedLabels: added },
  });
  expect(readScraping(yaml, "gone")).toEqual({ honorLabels: null, addedLabels: added });
  expect(readScraping("", "gone")).toEqual({ honorLabels: null, addedLabels: [] });
});
