import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

/** How jobs and pods are deleted. */
export const kubeDeleteCases: readonly ComparisonCase[] = [
  { option: "`delete job NAME`", does: "deletes it", script: "kubectl delete job pushgw-done" },
  { option: "`delete job/NAME`", does: "deletes it", script: "kubectl delete job/pushgw-done" },
  {
    option: "`delete job/NAME job/NAME`",
    does: "deletes both",
    script: "kubectl delete job/pushgw-done job/pushgw-failed",
  },
  {
    option: "`delete jobs A B C`",
    does: "deletes all three",
    script: "kubectl -n team-a-monitoring delete jobs pushgw-done pushgw-failed pushgw-running",
  },
  {
    option: "`delete jobs A B`, one not there",
    does: "deletes the other; not found, exit 1",
    script: "kubectl delete jobs nothing pushgw-done",
  },
  {
    option: "`delete jobs A --ignore-not-found`",
    does: "nothing, exit 0",
    script: "kubectl delete jobs nothing --ignore-not-found",
  },
  { option: "`delete jobs --all`", does: "deletes all", script: "kubectl delete jobs --all" },
  { option: "`delete jobs -l …`, none", does: "says so", script: "kubectl delete jobs -l a=b" },
  {
    option: "`delete jobs` without a name",
    does: "refuses, exit 1",
    script: "kubectl delete jobs",
  },
  {
    option: "`delete jobs A --all`",
    does: "refuses, exit 1",
    script: "kubectl delete jobs pushgw-done --all",
  },
  {
    option: "`delete jobs A -l …`",
    does: "refuses, exit 1",
    script: "kubectl delete jobs pushgw-done -l a=b",
  },
  {
    option: "`delete jobs A -n OTHER`",
    does: "forbidden, exit 1",
    script: "kubectl delete jobs pushgw-done -n other",
  },
  { option: "`delete` alone", does: "refuses, exit 1", script: "kubectl delete" },
  { option: "`delete nonsense x`", does: "refuses, exit 1", script: "kubectl delete nonsense x" },
  {
    option: "`delete pod -l …`",
    does: "deletes; the Deployment starts a new one",
    script: "kubectl -n team-a-monitoring delete pod -l app.kubernetes.io/component=pushgateway",
  },
  {
    option: "`delete pod NAME`",
    does: "the same by name",
    script: "kubectl delete pod pushgateway-7d9c5b6f4d-q9w8z",
  },
  {
    option: "`delete pod NAME --now`",
    does: "without grace",
    script: "kubectl delete pod pushgateway-7d9c5b6f4d-q9w8z --now",
  },
  {
    option: "`delete pod NAME --force --grace-period=0`",
    does: "warns, and deletes at once",
    script: "kubectl delete pod pushgateway-7d9c5b6f4d-q9w8z --force --grace-period=0",
  },
  {
    option: "`delete pod NAME`, not there",
    does: "not found, exit 1",
    script: "kubectl delete pod nothing",
  },
  {
    option: "`delete jobs --all -l …`",
    does: "refuses, exit 1",
    script: "kubectl delete jobs --all -l a=b",
  },
  {
    option: "`delete jobs A job/B`",
    does: "refuses, exit 1",
    script: "kubectl delete jobs pushgw-done job/pushgw-failed",
  },
  {
    option: "`delete jobs A --wait=false`",
    does: "deletes it",
    script: "kubectl delete jobs pushgw-done --wait=false",
  },
  {
    option: "`delete jobs A -o name`",
    does: "the name alone",
    script: "kubectl delete jobs pushgw-done -o name",
  },
  {
    option: "`delete pod -l … --dry-run=client`",
    does: "says what it would delete",
    script: "kubectl delete pod -l app.kubernetes.io/component=pushgateway --dry-run=client",
  },
  {
    option: "`delete jobs A --dry-run=server`",
    does: "says what it would delete",
    script: "kubectl delete jobs pushgw-done --dry-run=server",
  },
  {
    option: "`delete jobs A --dry-run=client --force --grace-period=0`",
    does: "says what it would delete",
    script: "kubectl delete jobs pushgw-done --dry-run=client --force --grace-period=0",
  },
  {
    option: "`delete jobs A --dry-run=nonsense`",
    does: "refuses, exit 1",
    script: "kubectl delete jobs pushgw-done --dry-run=nonsense",
  },
  {
    option: "`delete pod` of a job that has ended",
    does: "the job stays without a pod",
    script:
      "kubectl delete pod pushgw-done-x7k2p; kubectl get pods -o name -l job-name=pushgw-done; kubectl get jobs -o name",
  },
  {
    option: "`delete job NAME --force`",
    does: "warns, and says that it forced",
    script: "kubectl delete job pushgw-done --force",
  },
];
