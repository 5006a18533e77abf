import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

/** How jobs and pods are listed. */
export const kubeGetCases: readonly ComparisonCase[] = [
  { option: "`get jobs`", does: "the table", script: "kubectl get jobs" },
  {
    option: "`get job`, `get jobs.batch`",
    does: "the same",
    script: "kubectl get job; kubectl get jobs.batch",
  },
  { option: "`get jobs NAME`", does: "one row", script: "kubectl get jobs pushgw-done" },
  { option: "`get job/NAME`", does: "one row", script: "kubectl get job/pushgw-done" },
  {
    option: "`get jobs NAME NAME`",
    does: "two rows",
    script: "kubectl get jobs pushgw-failed pushgw-done",
  },
  {
    option: "`get job/NAME job/NAME`",
    does: "two rows",
    script: "kubectl get job/pushgw-failed job/pushgw-done",
  },
  {
    option: "`get jobs NAME`, not there",
    does: "not found, exit 1",
    script: "kubectl get jobs nothing",
  },
  {
    option: "`get jobs NAME NAME`, one not there",
    does: "the other's row, and not found",
    script: "kubectl get jobs pushgw-done nothing",
  },
  {
    option: "`get jobs --ignore-not-found NAME`",
    does: "nothing, exit 0",
    script: "kubectl get jobs nothing --ignore-not-found",
  },
  {
    option: "`get jobs`, none",
    does: "says so on standard error",
    script: "kubectl delete jobs --all >/dev/null; kubectl get jobs",
  },
  { option: "`get jobs -o name`", does: "names alone", script: "kubectl get jobs -o name" },
  {
    option: "`get jobs -oname`, `--output=name`",
    does: "the same",
    script: "kubectl get jobs -oname; kubectl get jobs --output=name",
  },
  { option: "`get jobs -o wide`", does: "three more columns", script: "kubectl get jobs -o wide" },
  {
    option: "`get jobs --no-headers`",
    does: "rows alone",
    script: "kubectl get jobs --no-headers",
  },
  {
    option: "`get jobs --show-labels`",
    does: "a column of labels",
    script: "kubectl get jobs --show-labels",
  },
  {
    option: "`get jobs -o nonsense`",
    does: "refuses, exit 1",
    script: "kubectl get jobs -o nonsense",
  },
  {
    option: "`get jobs -o yaml`, `-o json`",
    does: "the whole object",
    script: "kubectl get jobs -o json",
    differs: "the lab's jobs are no whole objects: refused, and says so",
  },
  { option: "`get pods`", does: "the table", script: "kubectl get pods" },
  { option: "`get po`", does: "the short name", script: "kubectl get po" },
  {
    option: "`get pods -l KEY=VALUE`",
    does: "those with the label",
    script: "kubectl get pods -l app.kubernetes.io/component=pushgateway",
  },
  {
    option: "`get pods -l KEY!=VALUE`",
    does: "those without it",
    script: "kubectl get pods -l 'app.kubernetes.io/component!=pushgateway'",
  },
  {
    option: "`get pods -l KEY`, `!KEY`",
    does: "by whether there is such a label",
    script: "kubectl get pods -l job-name; kubectl get pods -l '!job-name'",
  },
  {
    option: "`get pods --selector=…`, none",
    does: "says so",
    script: "kubectl get pods --selector=a=b",
  },
  { option: "`get pods -o name`", does: "names alone", script: "kubectl get pods -o name" },
  { option: "`get pods -o wide`", does: "four more columns", script: "kubectl get pods -o wide" },
  {
    option: "`get jobs,pods`",
    does: "two tables, names with their kind",
    script: "kubectl get jobs,pods",
  },
  { option: "`get jobs -n OTHER`", does: "forbidden, exit 1", script: "kubectl get jobs -n other" },
  { option: "`get` alone", does: "refuses, exit 1", script: "kubectl get" },
  { option: "`get nonsense`", does: "refuses, exit 1", script: "kubectl get nonsense" },
  {
    option: "`get jobs job/NAME`",
    does: "refuses, exit 1",
    script: "kubectl get jobs job/pushgw-done",
  },
  {
    option: "`get pod/NAME job/NAME`",
    does: "two tables",
    script: "kubectl get pod/prometheus-0 job/pushgw-done",
  },
  { option: "`get jobs,nonsense`", does: "refuses, exit 1", script: "kubectl get jobs,nonsense" },
  {
    option: "`get jobs NAME -l …`",
    does: "refuses, exit 1",
    script: "kubectl get jobs pushgw-done -l a=b",
  },
  {
    option: "`get jobs -o name NAME`",
    does: "its name",
    script: "kubectl get jobs -o name pushgw-done",
  },
  {
    option: "`get jobs -o name`, none",
    does: "nothing",
    script: "kubectl delete jobs --all >/dev/null; kubectl get jobs -o name",
  },
  { option: "`get jobs -A`", does: "asks for all namespaces", script: "kubectl get jobs -A" },
  {
    option: "`get jobs -w`",
    does: "waits for changes",
    script: "timeout 60 kubectl get jobs -w",
    differs: "nothing changes while a script waits: refused as an unknown flag",
  },
];
