import { newId } from "@/lib/client/new-id";
import { type KubeJob, newSuffix } from "./cluster";
import { printManifest } from "./job-manifest";
import { type KubeRun, refused, said } from "./kube-run";
import { faultOfDryRun, forbiddenIn, type KubeCall, readDryRun } from "./kube-session";

const nameRule = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

/** `create job NAME --image=… -- COMMAND`: runs the command as the Kubernetes Job's pod. */
export async function createJob(call: KubeCall): Promise<KubeRun> {
  const { flags, command, ports } = call;
  const [name = ""] = call.words;
  const fault = faultOf(call);
  if (fault !== null) return refused(fault);
  const { dryRun, warning } = readDryRun(flags);
  const output = flags.get("output") ?? "";
  const done = output === "name" ? "" : " created";
  if (dryRun === "client") {
    const text = /^(json|yaml)$/.test(output)
      ? printManifest(output, name, call)
      : `job.batch/${name}${done && `${done} (dry run)`}\n`;
    return { ...said(text), stderr: warning };
  }
  const refusal = refusalOf(call, name);
  if (refusal !== null) return refused(`error: failed to create job: ${refusal}`);
  if (dryRun === "server") return said(`job.batch/${name}${done && `${done} (server dry run)`}\n`);
  const job = newJob(name, flags.get("image") ?? "", command ?? [], ports.nowMs());
  ports.cluster.jobs.push(job);
  const ran = await ports.runInPod(job.command);
  job.log = ran.output.slice(0, maxLog);
  job.exitCode = ran.exitCode;
  job.endedAtMs = ports.nowMs();
  return said(`job.batch/${name}${done}\n`);
}

/** What kubectl itself says against the command line. */
function faultOf({ program, words, flags }: KubeCall): string | null {
  if (words.length !== 1) {
    const see = `See '${program} create job -h' for help and examples`;
    return `error: exactly one NAME is required, got ${words.length}\n${see}`;
  }
  const dryRunFault = faultOfDryRun(flags);
  if (dryRunFault !== null) return dryRunFault;
  const outputFault = faultOfOutput(flags);
  if (outputFault !== null) return outputFault;
  if (Boolean(flags.get("image")) === flags.has("from")) {
    return "error: either --image or --from must be specified";
  }
  return flags.has("from") ? "error: this shell has no CronJobs to create a Job from" : null;
}

const allOutputs =
  "go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,yaml";

/** Only a manifest that goes nowhere is known whole: the API server would add to it. */
function faultOfOutput(flags: KubeCall["flags"]): string | null {
  const output = flags.get("output") ?? "";
  const known = readDryRun(flags).dryRun === "client" ? ["name", "json", "yaml"] : ["name"];
  if (output === "" || known.includes(output)) return null;
  return allOutputs.split(",").includes(output.replace(/=.*/s, ""))
    ? `error: this shell has no output format "${output}" here, only: ${known.join(", ")}`
    : `error: unable to match a printer suitable for the output format "${output}", allowed formats are: ${allOutputs}`;
}

/** What the API server says against the job. */
function refusalOf(call: KubeCall, name: string): string | null {
  const forbidden = forbiddenIn(call, "create", "jobs");
  if (forbidden) return forbidden;
  if (!new RegExp(`^${nameRule}$`).test(name)) return invalidName(name);
  const isThere = call.ports.cluster.jobs.some((job) => job.name === name);
  return isThere ? `jobs.batch "${name}" already exists` : null;
}

/** Characters of a log that are kept. */
const maxLog = 64 * 1024;

function newJob(name: string, image: string, command: string[], nowMs: number): KubeJob {
  return {
    name,
    image,
    command,
    podSuffix: newSuffix(),
    uid: newId(),
    createdAtMs: nowMs,
    endedAtMs: null,
    exitCode: 0,
    log: "",
  };
}

function invalidName(name: string): string {
  return `Job.batch "${name}" is invalid: metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${nameRule}')`;
}
