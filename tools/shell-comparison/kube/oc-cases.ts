/**
 * A command of oc alone. There is no real one to run: what it says is read from the source of openshift/oc.
 * The patch version of Kubernetes is taken out, as everywhere in the comparison.
 */
export interface OcCase {
  option: string;
  does: string;
  script: string;
  stdout: string;
  stderr: string;
  exitCode: number;
  /** The file of openshift/oc that says so. */
  source: string;
}

const own = "team-a-monitoring";
const server = "https://api.cluster.local:6443";
const project = "pkg/cli/project/project.go";
const version = "pkg/cli/version/version.go";

export const ocCases: readonly OcCase[] = [
  {
    option: "`oc whoami`",
    does: "the user's name",
    script: "oc whoami",
    stdout: "team-a\n",
    stderr: "",
    exitCode: 0,
    source: "pkg/cli/whoami/whoami.go",
  },
  {
    option: "`oc project`",
    does: "the project in use",
    script: "oc project",
    stdout: `Using project "${own}" on server "${server}".\n`,
    stderr: "",
    exitCode: 0,
    source: project,
  },
  {
    option: "`oc project -q`",
    does: "its name alone",
    script: "oc project -q",
    stdout: `${own}\n`,
    stderr: "",
    exitCode: 0,
    source: project,
  },
  {
    option: "`oc project NAME`, the one in use",
    does: "stays",
    script: `oc project ${own}`,
    stdout: `Already on project "${own}" on server "${server}".\n`,
    stderr: "",
    exitCode: 0,
    source: project,
  },
  {
    option: "`oc project NAME`, another",
    does: "refuses, exit 1",
    script: "oc project other",
    stdout: "",
    stderr: `error: You are not a member of project "other".\nYou have one project on this server: ${own}\n`,
    exitCode: 1,
    source: project,
  },
  {
    option: "`oc project NAME NAME`",
    does: "refuses, exit 1",
    script: "oc project one two",
    stdout: "",
    stderr: "error: Only one argument is supported (project name or context name).\n",
    exitCode: 1,
    source: project,
  },
  {
    option: "`oc version`",
    does: "client, Kustomize and Kubernetes",
    script: "oc version",
    stdout: "Client Version: 4.19.0\nKustomize Version: v5.5.0\nKubernetes Version: v1.32.x\n",
    stderr: "",
    exitCode: 0,
    source: version,
  },
  {
    option: "`oc version --client`",
    does: "without the server",
    script: "oc version --client",
    stdout: "Client Version: 4.19.0\nKustomize Version: v5.5.0\n",
    stderr: "",
    exitCode: 0,
    source: version,
  },
];
