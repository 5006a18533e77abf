import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

/** How kubectl reads its command line. */
export const kubeUsageCases: readonly ComparisonCase[] = [
  { option: "unknown command", does: "refuses, exit 1", script: "kubectl nonsense" },
  {
    option: "`constructor`",
    does: "is no command either",
    script: "kubectl constructor; kubectl get constructor",
  },
  {
    option: "a command misspelt",
    does: "refuses, and proposes some",
    script: "kubectl gets jobs",
    differs: "proposes none that this shell does not have",
  },
  { option: "unknown flag", does: "refuses, exit 1", script: "kubectl get jobs --nonsense" },
  { option: "unknown short flag", does: "refuses, exit 1", script: "kubectl get jobs -z" },
  {
    option: "unknown flag of `create job`",
    does: "refuses, exit 1",
    script: "kubectl create job a --imag=b",
  },
  { option: "a flag without its value", does: "refuses, exit 1", script: "kubectl get jobs -n" },
  {
    option: "a long flag without its value",
    does: "refuses, exit 1",
    script: "kubectl get jobs --namespace",
  },
  {
    option: "`-nNAME`, `-n=NAME`, `--namespace=NAME`",
    does: "are the same",
    script:
      "kubectl get jobs -nother; kubectl get jobs -n=other; kubectl get jobs --namespace=other",
  },
  {
    option: "no word at all",
    does: "help, exit 0",
    script: "kubectl",
    differs: "lists what this shell's kubectl knows",
  },
  {
    option: "`--help`",
    does: "help, exit 0",
    script: "kubectl get --help",
    differs: "lists what this shell's kubectl knows",
  },
  {
    option: "`apply -f FILE` and whatever else kubectl has",
    does: "its work",
    script: "kubectl apply -f x.yaml",
    differs: "not what the lab is about: refused as an unknown command",
  },
  {
    option: "a flag before the command",
    does: "counts as well",
    script: "kubectl -n other get jobs",
  },
  {
    option: "a flag that needs no value, with one",
    does: "is read",
    script: "kubectl get jobs --no-headers=false",
  },
  {
    option: "the same with nonsense",
    does: "refuses, exit 1",
    script: "kubectl get jobs --no-headers=x",
  },
];
