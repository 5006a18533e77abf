import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

/** Logs, descriptions and versions. */
export const kubeReadCases: readonly ComparisonCase[] = [
  { option: "`logs job/NAME`", does: "the log of its pod", script: "kubectl logs job/pushgw-done" },
  { option: "`logs POD`", does: "the log", script: "kubectl logs pushgw-done-x7k2p" },
  { option: "`logs pod/POD`", does: "the log", script: "kubectl logs pod/pushgw-done-x7k2p" },
  {
    option: "`logs job/NAME`, not there",
    does: "not found, exit 1",
    script: "kubectl logs job/nothing",
  },
  { option: "`logs POD`, not there", does: "not found, exit 1", script: "kubectl logs nothing" },
  { option: "`logs` alone", does: "refuses, exit 1", script: "kubectl logs" },
  {
    option: "`describe job NAME`",
    does: "its fields and events",
    script: "kubectl describe job pushgw-done",
  },
  { option: "`describe job/NAME`", does: "the same", script: "kubectl describe job/pushgw-done" },
  {
    option: "`describe job NAME`, failed",
    does: "no end, one failed pod",
    script: "kubectl describe job pushgw-failed",
  },
  {
    option: "`describe job NAME`, still running",
    does: "one active pod",
    script: "kubectl describe job pushgw-running",
  },
  {
    option: "`describe jobs`",
    does: "all, two empty lines between them",
    script: "kubectl describe jobs",
  },
  {
    option: "`describe job NAME`, not there",
    does: "not found, exit 1",
    script: "kubectl describe job nothing",
  },
  { option: "`describe` alone", does: "refuses, exit 1", script: "kubectl describe" },
  { option: "`describe nonsense`", does: "refuses, exit 1", script: "kubectl describe nonsense x" },
  {
    option: "`describe pod NAME`",
    does: "its fields and events",
    script: "kubectl describe pod pushgw-done-x7k2p",
    differs: "the lab's pods have little to tell: refused, and says so",
  },
  {
    option: "`logs job/NAME --tail=N`",
    does: "asks the server for the last lines",
    script: "kubectl logs job/pushgw-done --tail=1",
  },
  {
    option: "`logs job/NAME -c CONTAINER`",
    does: "the log of that container",
    script: "kubectl logs job/pushgw-done -c pushgw-done",
  },
  {
    option: "`logs POD`, another container",
    does: "refuses, exit 1",
    script: "kubectl logs pushgw-done-x7k2p -c nothing",
  },
  {
    option: "`logs job/NAME --tail=0`",
    does: "nothing",
    script: "kubectl logs job/pushgw-done --tail=0",
  },
  {
    option: "`logs job/NAME --tail=TEXT`",
    does: "refuses, exit 1",
    script: "kubectl logs job/pushgw-done --tail=x",
  },
  {
    option: "`logs -l KEY=VALUE`",
    does: "the logs of all its pods",
    script: "kubectl logs -l job-name=pushgw-done",
  },
  { option: "`logs nonsense/NAME`", does: "refuses, exit 1", script: "kubectl logs nonsense/x" },
  {
    option: "`logs job/A job/B`",
    does: "refuses, exit 1",
    script: "kubectl logs job/pushgw-done job/pushgw-failed",
  },
  {
    option: "`logs job/NAME -n OTHER`",
    does: "forbidden, exit 1",
    script: "kubectl logs job/x -n other",
  },
  {
    option: "`describe job NAME NAME`",
    does: "both",
    script: "kubectl describe job pushgw-done pushgw-failed",
  },
  {
    option: "`describe job NAME -n OTHER`",
    does: "forbidden, exit 1",
    script: "kubectl describe job x -n other",
  },
  {
    option: "`describe job` by its beginning",
    does: "those that begin like it",
    script: "kubectl describe job pushgw",
  },
  { option: "`version`", does: "client, Kustomize and server", script: "kubectl version" },
  { option: "`version --client`", does: "without the server", script: "kubectl version --client" },
  {
    option: "`describe jobs -l SELECTOR`",
    does: "those with the label",
    script: "kubectl describe jobs -l job-name=pushgw-done",
  },
  {
    option: "`describe jobs -l SELECTOR` that matches none",
    does: "says so",
    script: "kubectl describe jobs -l job-name=none",
  },
  {
    option: "`describe job NAME -l SELECTOR`",
    does: "refuses, exit 1",
    script: "kubectl describe job pushgw-done -l a=b",
  },
  {
    option: "`describe TYPE/NAME TYPE/NAME`, one missing",
    does: "what is missing alone",
    script: "kubectl describe job/pushgw-done job/nothing",
  },
  {
    option: "`logs --prefix`",
    does: "begins each line with its pod",
    script: "kubectl logs job/pushgw-done --prefix",
  },
  {
    option: "`logs --all-containers`",
    does: "all lines of its one container",
    script: "kubectl logs job/pushgw-done --all-containers",
  },
  { option: "`get TYPE/`", does: "refuses, exit 1", script: "kubectl get jobs/" },
];
