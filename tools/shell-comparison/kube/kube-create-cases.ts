import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

const image = "--image=registry.example/tools:1";

/** How Kubernetes Jobs are made. */
export const kubeCreateCases: readonly ComparisonCase[] = [
  {
    option: "`create job NAME --image=… -- COMMAND`",
    does: "makes the job",
    script: `kubectl create job demo ${image} -- true`,
  },
  {
    option: "`create job`, as the lab prints it",
    does: "the same, in the namespace of `-n`",
    script: `kubectl -n team-a-monitoring create job ${image} pushgw-example1 -- bash -c "true # 'x'"`,
  },
  {
    option: "`create job` without a command",
    does: "makes the job: the image's own command runs",
    script: `kubectl create job demo ${image}`,
  },
  {
    option: "`create job --image NAME`",
    does: "the value as the next word",
    script: "kubectl create job demo --image tools -- true",
  },
  {
    option: "`create job` of a name that exists",
    does: "refuses, exit 1",
    script: `kubectl create job pushgw-done ${image} -- true`,
  },
  {
    option: "`create job` without a name",
    does: "refuses, exit 1",
    script: `kubectl create job ${image} -- true`,
  },
  {
    option: "`create job` with two names",
    does: "refuses, exit 1",
    script: `kubectl create job one two ${image} -- true`,
  },
  {
    option: "`create job` without `--image`",
    does: "refuses, exit 1",
    script: "kubectl create job demo -- true",
  },
  {
    option: "`create job` of a bad name",
    does: "refuses, exit 1",
    script: `kubectl create job Demo_1 ${image} -- true`,
  },
  {
    option: "`create job` in another namespace",
    does: "forbidden, exit 1",
    script: `kubectl -n other create job demo ${image} -- true`,
  },
  {
    option: "`create job --dry-run` alone",
    does: "warns and makes nothing",
    script: `kubectl create job ${image} --dry-run demo -- true`,
  },
  {
    option: "`create job --dry-run=client -o yaml`",
    does: "prints the manifest",
    script: `kubectl create job demo ${image} --dry-run=client -o yaml -- sh -c 'cat <<E\na: 1\nE\n' "it's: x" true ' y' a:b`,
  },
  {
    option: "`create job --dry-run=client -o json`",
    does: "prints the manifest",
    script: `kubectl -n team-a-monitoring create job demo ${image} --dry-run=client -o json -- true`,
  },
  {
    option: "`create job --dry-run=client`",
    does: "makes nothing",
    script: `kubectl create job demo ${image} --dry-run=client -- true`,
  },
  {
    option: "`create job --dry-run=client`, name exists",
    does: "does not look",
    script: `kubectl create job pushgw-done ${image} --dry-run=client -- true`,
  },
  {
    option: "`create job -o name`",
    does: "writes the name",
    script: `kubectl create job demo ${image} -o name -- true`,
  },
  { option: "`create` alone", does: "help, exit 1", script: "kubectl create" },
  { option: "`create nonsense`", does: "refuses, exit 1", script: "kubectl create nonsense x" },
  {
    option: "`create job NAME` with a flag behind `--`",
    does: "is part of the command",
    script: `kubectl create job demo ${image} -- echo --image=x -n y`,
  },
  {
    option: "`create job` with `--from` and `--image`",
    does: "refuses, exit 1",
    script: `kubectl create job demo ${image} --from=cronjob/x`,
  },
  {
    option: "`create jobs NAME`",
    does: "refuses, exit 1",
    script: `kubectl create jobs demo ${image}`,
  },
  {
    option: "`create job --dry-run=server`",
    does: "makes nothing",
    script: `kubectl create job demo ${image} --dry-run=server`,
  },
  {
    option: "`create job --dry-run=TEXT`",
    does: "refuses, exit 1",
    script: `kubectl create job demo ${image} --dry-run=x`,
  },
];
