import { type KubeJob, newSuffix } from "./cluster";
import { type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type KubeCall } from "./kube-session";

const nameRule = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

/** `create job NAME --image=… -- COMMAND`: runs the command as the Kubernetes Job's pod. */
export async function createJob(call: KubeCall): Promise<KubeRun> {
  const { program, words, flags, command, ports } = call;
  const [name, ...more] = words;
  if (name === undefined || more.length > 0) {
    const got = words.length;
    const see = `See '${program} create job -h' for help and examples`;
    return refused(`error: exactly one NAME is required, got ${got}\n${see}`);
  }
  const image = flags.get("image") ?? "";
  if ((image === "") === !flags.has("from"))
    return refused("error: either --image or --from must be specified");
  const dryRun = flags.get("dry-run") ?? "none";
  const done = flags.get("output") === "name" ? "" : " created";
  if (!["none", "client", "server"].includes(dryRun)) {
    return refused(
      `error: Invalid dry-run value (${dryRun}). Must be "none", "server", or "client".`,
    );
  }
  if (dryRun === "client") return said(`job.batch/${name}${done && `${done} (dry run)`}\n`);
  if (flags.has("from")) return refused("error: this shell has no CronJobs to create a Job from");
  const forbidden = forbiddenIn(call, "create", "jobs");
  if (forbidden) return refused(`error: failed to create job: ${forbidden}`);
  if (!new RegExp(`^${nameRule}$`).test(name)) return refused(invalidName(name));
  if (ports.cluster.jobs.some((job) => job.name === name)) {
    return refused(`error: failed to create job: jobs.batch "${name}" already exists`);
  }
  if (dryRun === "server") return said(`job.batch/${name}${done && `${done} (server dry run)`}\n`);
  const job = newJob(name, image, command ?? [], ports.nowMs());
  ports.cluster.jobs.push(job);
  const ran = await ports.runInPod(job.command);
  job.log = ran.output.slice(0, maxLog);
  job.exitCode = ran.exitCode;
  job.endedAtMs = ports.nowMs();
  return said(`job.batch/${name}${done}\n`);
}

/** Characters of a log that are kept. */
const maxLog = 64 * 1024;

function newJob(name: string, image: string, command: string[], nowMs: number): KubeJob {
  return {
    name,
    image,
    command,
    podSuffix: newSuffix(),
    uid: crypto.randomUUID(),
    createdAtMs: nowMs,
    endedAtMs: null,
    exitCode: 0,
    log: "",
  };
}

function invalidName(name: string): string {
  return `error: failed to create job: Job.batch "${name}" is invalid: metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${nameRule}')`;
}
