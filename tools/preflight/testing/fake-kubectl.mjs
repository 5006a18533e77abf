import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// A kubectl for tests: answers with what a real API server has answered, changed by `behaviour.json` in its folder
// (`FakeCluster`), and runs the command of a Job on this machine, as a pod would. Access reviews are answered by what
// starts it, unless they are refused.
const folder = process.env.FAKE_KUBECTL ?? "";
const here = import.meta.dirname;
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const recorded = read(join(here, "recorded.json"));
const behaviour = read(join(folder, "behaviour.json"));
const [verb = "", kind = "", name = ""] = process.argv.slice(2);
/** @param {string} flag */
const flag = (flag) => process.argv[process.argv.indexOf(flag) + 1] ?? "";

/** @param {unknown} answer */
function answer(answer) {
  process.stdout.write(JSON.stringify(answer));
}

/** @param {string} message */
function refuse(message) {
  process.stderr.write(`Error from server (Forbidden): ${message}\n`);
  process.exitCode = 1;
}

/** @param {string} job */
const state = (job) => join(folder, `${flag("-n")}-${job}.json`);

/** @param {any} object */
function runJob(object) {
  if (behaviour.refusesJobs) return refuse(behaviour.refusesJobs);
  const [program, ...args] = object.spec.template.spec.containers[0].command;
  const { status, stdout } = behaviour.waiting
    ? { status: null, stdout: "" }
    : spawnSync(program, args, { encoding: "utf8" });
  const ended = status === 0 ? { succeeded: 1 } : { failed: 1 };
  const isOpen = status === null || behaviour.neverEnds;
  const told = { ...object, status: isOpen ? {} : ended, said: stdout };
  writeFileSync(state(object.metadata.name), JSON.stringify(told));
  answer(object);
}

/** @param {string} job */
function pods(job) {
  if (behaviour.waiting) return [podIn({ waiting: behaviour.waiting })];
  const { status, said } = read(state(job));
  const terminated = { reason: "Error", message: said };
  return status.failed ? [podIn({ terminated })] : [];
}

/** @param {object} state */
const podIn = (state) => ({ status: { containerStatuses: [{ state }] } });

const items = (/** @type {unknown[]} */ list) => answer({ kind: "List", items: list });

if (verb === "version") answer({ serverVersion: recorded.version });
else if (verb === "create") {
  const object = JSON.parse(readFileSync(0, "utf8"));
  if (object.kind === "Job") runJob(object);
  else refuse(`users "${flag("--as")}" is forbidden: User "admin" cannot impersonate it`);
} else if (kind === "resourcequotas") items(behaviour.quotas);
else if (kind === "limitranges") items(behaviour.limitRanges);
else if (kind === "job" && verb === "get" && existsSync(state(name))) answer(read(state(name)));
else if (kind === "job" && verb === "delete") rmSync(state(name));
else if (behaviour.noNamespace === flag("-n")) refuse(recorded.unknownNamespace.message);
else if (process.argv.includes("-l")) items(pods(flag("-l").replace("job-name=", "")));
else answer(recorded.pods);
