import { createJob } from "./create-job";
import { deleteResources } from "./delete-resources";
import { describeJobs } from "./describe-job";
import { getResources } from "./get-resources";
import { type KubeRun, refused, said } from "./kube-run";
import type { KubeCall, KubePorts, KubeProgram } from "./kube-session";
import { parseKubeArguments } from "./parse-kube-arguments";
import { readLogs } from "./read-logs";
import { suggestCommands } from "./suggest-commands";

type Command = (call: KubeCall) => KubeRun | Promise<KubeRun>;

const server = "https://api.cluster.local:6443";

const common: Readonly<Record<string, Command>> = {
  "create job": createJob,
  create: ({ program, words }) =>
    refused(
      words.length === 0
        ? "error: must specify one of -f and -k"
        : `error: Unexpected args: [${words.join(" ")}]\nSee '${program} create -h' for help and examples`,
    ),
  get: getResources,
  logs: readLogs,
  describe: describeJobs,
  delete: deleteResources,
  version: ({ program, flags }) => {
    const client = program === "oc" ? "4.19.0" : "v1.32.5";
    const serverLine = program === "oc" ? "Kubernetes Version: v1.32.5" : "Server Version: v1.32.5";
    const lines = [`Client Version: ${client}`, "Kustomize Version: v5.5.0"];
    return said(`${[...lines, ...(flags.has("client") ? [] : [serverLine])].join("\n")}\n`);
  },
};

const ocAlone: Readonly<Record<string, Command>> = {
  whoami: ({ ports }) => said(`${ports.names.team}\n`),
  project: ({ words, flags, ports }) => {
    const own = ports.names.teamNamespace;
    const [name] = words;
    if (words.length > 1) {
      return refused("error: Only one argument is supported (project name or context name).");
    }
    if (flags.has("short") && (name ?? own) === own) return said(`${own}\n`);
    if (name === undefined) return said(`Using project "${own}" on server "${server}".\n`);
    if (name === own) return said(`Already on project "${own}" on server "${server}".\n`);
    return refused(
      `error: You are not a member of project "${name}".\nYou have one project on this server: ${own}`,
    );
  },
};

/** Runs `kubectl` or `oc` with these words after its name, as kubectl 1.32 words it. */
export async function runKube(
  program: KubeProgram,
  args: readonly string[],
  ports: KubePorts,
): Promise<KubeRun> {
  const parsed = parseKubeArguments(args);
  const commands = program === "oc" ? { ...common, ...ocAlone } : common;
  const name = (parsed.ok ? parsed.value : parsed.error).path;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command && name !== "") {
    return refused(
      `error: unknown command "${name}" for "${program}"${suggestCommands(name, program)}`,
    );
  }
  if (!parsed.ok) {
    const see = [program, ...(name === "" ? [] : [name])].join(" ");
    return refused(`error: ${parsed.error.said}\nSee '${see} --help' for usage.`);
  }
  if (!command || parsed.value.flags.has("help")) {
    const list = Object.keys(commands).map((each) => `  ${each}`);
    return said(`${program} here knows these commands:\n${list.join("\n")}\n`);
  }
  const namespace = parsed.value.flags.get("namespace") ?? ports.names.teamNamespace;
  return command({ ...parsed.value, program, namespace, ports });
}
