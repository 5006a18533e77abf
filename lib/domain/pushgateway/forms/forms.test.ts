import { describe, expect, test } from "vitest";
import { namesFor } from "@/lib/domain/site-names";
import { readClientMetrics } from "./client-metrics";
import { createJobCommand, cronJobManifest, jobManifest } from "./cluster-job";
import { curlCommand } from "./curl-command";
import { goProgram } from "./go-client";
import { pythonProgram } from "./python-client";
import { jobNameOf, type WrittenRequest } from "./request-form";

const names = namesFor("ada");
const group = { job: "prometheus_training", instance: "myinstance" };
const path = "/metrics/job/prometheus_training/instance/myinstance";
const body =
  '# TYPE some_metric_total counter\n# HELP some_metric_total Things "done".\nsome_metric_total 42\nqueue{name="a",instance="b"} NaN\n';
const request = (change: Partial<WrittenRequest> = {}): WrittenRequest => ({
  method: "PUT",
  path,
  body,
  names,
  ...change,
});

function metricsOf(text: string) {
  const metrics = readClientMetrics(text, group);
  if (!metrics.ok) throw new Error(metrics.error);
  return metrics.value;
}

describe("curl", () => {
  test("echoes one line and pipes several as a here-document", () => {
    expect(curlCommand(request({ method: "POST", body: "m 1\n" }))).toBe(
      `echo 'm 1' | curl --data-binary @- http://pushgateway.ada-monitoring:9091${path}`,
    );
    expect(curlCommand(request({ body: "m 1\nEOF\n" }))).toBe(
      `cat <<'EOF1' | curl -X PUT --data-binary @- http://pushgateway.ada-monitoring:9091${path}\nm 1\nEOF\nEOF1`,
    );
  });
  test("prints one line with a backslash, which not every echo leaves alone", () => {
    expect(curlCommand(request({ method: "POST", body: 'm{a="\\\\"} 1\n' }))).toMatch(
      /^printf '%s\\n' 'm\{a="\\\\"\} 1' \| curl /,
    );
  });
  test("keeps a # and the dots before a query", () => {
    expect(curlCommand(request({ method: "DELETE", path: "/metrics/job/a#b/..?x" }))).toBe(
      "curl -X DELETE --path-as-is 'http://pushgateway.ada-monitoring:9091/metrics/job/a%23b/..?x'",
    );
  });
  test("sends no body with a DELETE", () => {
    expect(curlCommand(request({ method: "DELETE" }))).toBe(
      `curl -X DELETE http://pushgateway.ada-monitoring:9091${path}`,
    );
  });
});

describe("a Kubernetes Job", () => {
  test("has a name that Kubernetes takes", () => {
    expect(jobNameOf("PUT", { job: "Prometheus_Training!" })).toBe("push-prometheus-training");
    expect(jobNameOf("DELETE", { job: "x".repeat(80) })).toHaveLength(63);
    expect(jobNameOf("POST", {})).toBe("push");
  });
  test("keeps the quotes of its script readable", () => {
    expect(createJobCommand(request({ method: "POST", body: "m 1\n" }), group)).toContain(
      `push-prometheus-training -- \\\n  bash -c "echo 'm 1' | curl`,
    );
  });
  test("hides what Kubernetes would expand", () => {
    const { spec } = jobManifest(request({ body: "# $(HOSTNAME)\nm 1\n" }), group);
    expect(spec.template.spec.containers[0]?.command[2]).toContain("# $$(HOSTNAME)\n");
  });
  test("is the template of a CronJob", () => {
    const { spec } = jobManifest(request(), group);
    expect(cronJobManifest(request(), group).spec.jobTemplate.spec).toEqual(spec);
  });
});

describe("client libraries", () => {
  test("are given each metric with its kind, help and own labels", () => {
    expect(metricsOf(body)).toEqual([
      {
        name: "some_metric_total",
        help: 'Things "done".',
        kind: "counter",
        labelNames: [],
        series: [{ labels: {}, value: 42 }],
      },
      {
        name: "queue",
        help: "queue",
        kind: "gauge",
        labelNames: ["name"],
        series: [{ labels: { name: "a" }, value: Number.NaN }],
      },
    ]);
  });
  test("cannot send what the gateway refuses, nor a ready-made histogram", () => {
    expect(readClientMetrics("m four\n", group).ok).toBe(false);
    const summary = "# TYPE s summary\ns_sum 1\ns_count 1\n";
    expect(readClientMetrics(summary, group)).toMatchObject({
      error: expect.stringContaining("s is a summary"),
    });
  });
  test.each(["-1", "NaN", "-Inf"])("cannot hold a counter of %s", (value) => {
    for (const text of [`# TYPE c counter\nc ${value}\n`, `c_total 1\nd_total ${value}\n`]) {
      expect(readClientMetrics(text, group)).toMatchObject({
        error: expect.stringContaining(
          `is a counter, and its value is ${value}: a client library's`,
        ),
      });
    }
    expect(readClientMetrics(`g ${value}\n`, group).ok).toBe(true);
    expect(readClientMetrics("c_total +Inf\nd_total 0\n", group).ok).toBe(true);
  });
  test("have a variable of its own for each metric", () => {
    const metrics = metricsOf("a_b 1\na:b 2\nA_b 3\na_b_2 4\na_b_ 6\npush_to_gateway 5\n");
    const go = goProgram(request(), group, metrics);
    const inGo = [...go.matchAll(/(\w+) := prometheus/g)].map(([, name]) => name);
    expect(inGo).toEqual(["aB", "aB2", "aB3", "aB22", "aB4", "pushToGateway"]);
    expect([...go.matchAll(/Collector\((\w+)\)/g)].map(([, name]) => name)).toEqual(inGo);
    expect(go).toContain("aB3.Set(3)");
    const python = pythonProgram(request(), group, metrics);
    const inPython = [...python.matchAll(/(\w+) = Gauge/g)].map(([, name]) => name);
    expect(inPython).toEqual(["a_b", "a_b_", "A_b", "a_b_2", "a_b_3", "push_to_gateway2"]);
    expect(python).toContain("a_b_3.set(6)");
  });
  test("Python", () => {
    expect(pythonProgram(request(), group, metricsOf(body))).toBe(
      `from prometheus_client import CollectorRegistry, Counter, Gauge, push_to_gateway

registry = CollectorRegistry()
some_metric_total = Counter("some_metric_total", "Things \\"done\\".", registry=registry)
some_metric_total.inc(42)
queue_ = Gauge("queue", "queue", ["name"], registry=registry)
queue_.labels("a").set(float("nan"))

push_to_gateway(
    "http://pushgateway.ada-monitoring:9091",
    job="prometheus_training",
    grouping_key={"instance": "myinstance"},
    registry=registry,
)
`,
    );
    expect(pythonProgram(request({ method: "DELETE" }), { job: "a" }, [])).toBe(
      `from prometheus_client import delete_from_gateway

delete_from_gateway(
    "http://pushgateway.ada-monitoring:9091",
    job="a",
)
`,
    );
  });
  test("Go", () => {
    expect(goProgram(request({ method: "POST" }), group, metricsOf(body))).toBe(
      `package main

import (
	"log"
	"math"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/push"
)

func main() {
	someMetricTotal := prometheus.NewCounter(prometheus.CounterOpts{
		Name: "some_metric_total",
		Help: "Things \\"done\\".",
	})
	someMetricTotal.Add(42)
	queueMetric := prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Name: "queue",
		Help: "queue",
	}, []string{"name"})
	queueMetric.WithLabelValues("a").Set(math.NaN())
	err := push.New("http://pushgateway.ada-monitoring:9091", "prometheus_training").
		Grouping("instance", "myinstance").
		Collector(someMetricTotal).
		Collector(queueMetric).
		Add()
	if err != nil {
		log.Fatal(err)
	}
}
`,
    );
  });
});

test("every form has the names of this site", () => {
  const site = {
    toolkitImage: "registry.example.org/tools:1",
    teamNamespace: "lab-{team}",
    gatewayUrl: "https://push.example.org/{team}",
    gatewaySelector: "app=gateway",
  };
  const ours = request({ body: "m 1\n", names: namesFor("ada", site) });
  const manifest = JSON.stringify(jobManifest(ours, group));
  expect(createJobCommand(ours, group)).toMatch(
    /^oc -n lab-ada create job --image=registry.example.org\/tools:1 /,
  );
  expect(manifest).toContain('"namespace":"lab-ada"');
  expect(manifest).toContain('"image":"registry.example.org/tools:1"');
  const metrics = metricsOf("m 1\n");
  const programs = [pythonProgram(ours, group, metrics), goProgram(ours, group, metrics)];
  for (const text of [curlCommand(ours), manifest, ...programs]) {
    expect(text).toContain("https://push.example.org/ada");
    expect(text).not.toMatch(/quay|-monitoring|9091/);
  }
});
