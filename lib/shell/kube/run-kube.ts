import { createJob } from "./create-job";
import { deleteResources } from "./delete-resources";
import { describeJobs } from "./describe-job";
import { getResources } from "./get-resources";
import { type KubeRun, refused, said } from "./kube-run";
import { type KubeCall, type KubePorts, type KubeProgram, ownNamespace } from "./kube-session";
import { parseKubeArguments } from "./parse-kube-arguments";
import { readLogs } from "./read-logs";

type Command = (call: KubeCall) => KubeRun | Promise<KubeRun>;

const server = "https://api.cluster.local:6443";

const common: Readonly<Record<string, Command>> = {
  create: (call) => {
    const [what = "", ...words] = call.words;
    if (what === "job" || what === "jobs") return createJob({ ...call, words });
    if (what === "") return refused("error: must specify one of -f and -k");
    return refused(
      `error: unknown command "${what}" for "${call.program} create": this shell creates Kubernetes Jobs alone`,
    );
  },
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
  whoami: ({ ports }) => said(`${ports.team}\n`),
  project: ({ words, ports }) => {
    const own = ownNamespace(ports.team);
    const [name] = words;
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
  if (!parsed.ok) {
    const named = args.find((word) => word in commands);
    const see = [program, ...(named ? [named] : [])].join(" ");
    return refused(`error: ${parsed.error}\nSee '${see} --help' for usage.`);
  }
  const [name, ...words] = parsed.value.words;
  if (name === undefined || parsed.value.flags.has("help")) {
    const list = Object.keys(commands).map((each) => `  ${each}`);
    return said(`${program} here knows these commands:\n${list.join("\n")}\n`);
  }
  const command = commands[name];
  if (!command) return refused(`error: unknown command "${name}" for "${program}"`);
  const namespace = parsed.value.flags.get("namespace") ?? ownNamespace(ports.team);
  return command({ ...parsed.value, words, program, namespace, ports });
}
