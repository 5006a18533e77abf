import { Bash, defineCommand, type ResolvedCommandContext } from "just-bash/browser";
import { singleQuoted } from "@/lib/domain/pushgateway/forms/quote-word";
import type { Result } from "@/lib/domain/result";
import type { TeamNames } from "@/lib/domain/site-names";
import type { Print } from "./console";
import { toBytes, toByteText } from "./curl/bytes";
import { runCurl } from "./curl/run-curl";
import type { Transfer } from "./curl/transfer";
import { explainEnd, explainLimit, limits, outputExceeded } from "./explain-limit";
import { gzipCommands } from "./gzip";
import { keepChanges, watchFiles } from "./keep-changes";
import type { Kept } from "./kept";
import type { KeptChanges } from "./kept-changes";
import { type Cluster, newCluster } from "./kube/cluster";
import type { KubeProgram } from "./kube/kube-session";
import { runKube } from "./kube/run-kube";
import { createLanguage } from "./language/run-main";
import { pathCommands } from "./path-commands";
import { systemCommands } from "./system-commands";
import { createTools } from "./tools/all-tools";
import type { LoadJq } from "./tools/jq/jq";

export interface ShellPorts {
  names: TeamNames;
  transfer: Transfer;
  restartGateway: () => Promise<Result<unknown, string>>;
  loadJq: LoadJq;
  /** What the commands write, as soon as they have written it. */
  print?: Print;
  /** What has changed of the files and the cluster, while a script runs and at its end. */
  keep?: (changes: KeptChanges) => void;
}

export interface ShellRun {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** A sentence where a limit stopped the script. */
  limit: string | null;
}

export interface Shell {
  /** Runs a script to its end or to a limit. */
  run(script: string): Promise<ShellRun>;
  kept(): Promise<Kept>;
}

const home = "/home/learner";

/** A simulated bash with files in memory and the learner's own `curl`, `oc` and `kubectl`. */
export function createShell({ ports, kept }: { ports: ShellPorts; kept: Kept }): Shell {
  const cluster = structuredClone(kept.cluster) ?? newCluster(Date.now());
  const files = Object.entries(kept.files)
    .filter(([path]) => path !== home)
    .map(([path, text]) => [path, toBytes(text)] as const);
  const bash = new Bash({
    cwd: home,
    env: { HOME: home, USER: ports.names.team, LANG: "C.UTF-8" },
    files: Object.fromEntries(files),
    customCommands: [
      defineCommand("curl", (args, context) => curl(args, context, { ...ports, transfer })),
      kube("oc", cluster, ports, () => keeping.tell()),
      kube("kubectl", cluster, ports, () => keeping.tell()),
      ...gzipCommands,
      ...pathCommands,
      ...systemCommands,
      ...createTools(ports.loadJq),
    ],
    executionLimits: limits,
  });
  const keptNow = async () => ({ files: await readFiles(bash), cluster });
  const keeping = keepChanges(kept, keptNow, (changes) => ports.keep?.(changes));
  /** What a server has been told cannot be taken back, so that its trace is kept first. */
  async function transfer(...asked: Parameters<Transfer>): ReturnType<Transfer> {
    await keeping.tell();
    return ports.transfer(...asked);
  }
  if (ports.keep) watchFiles(bash, keeping.changed);
  const written = { stdout: "", stderr: "" };
  const limited = limitOutput((stream, text) => {
    written[stream] += text;
    ports.print?.(stream, text);
  });
  const language = createLanguage(bash);
  return {
    async run(script) {
      Object.assign(written, { stdout: "", stderr: "" });
      await bash.fs.mkdir(home, { recursive: true });
      await bash.fs.mkdir("/tmp", { recursive: true });
      const { signal, print } = limited;
      const env = { HOME: home, USER: ports.names.team, LANG: "C.UTF-8", PATH: "/usr/bin:/bin" };
      const ran = await language.run(script, { env, cwd: home, signal, print });
      await keeping.tell();
      if (signal.aborted) {
        return { ...written, exitCode: 126, limit: explainLimit(outputExceeded) };
      }
      const limit = explainLimit(ran.limit ?? "") ?? explainEnd(ran.exitCode, ran.limit ?? "");
      return { ...written, exitCode: ran.exitCode, limit };
    },
    kept: keptNow,
  };
}

/** What goes to the console counts as output too. */
function limitOutput(print: Print): { print: Print; signal: AbortSignal } {
  const abort = new AbortController();
  let room: number = limits.maxOutputSize;
  return {
    signal: abort.signal,
    print(stream, text) {
      if (room <= 0 || text === "") return;
      print(stream, text.length > room ? text.slice(0, room) : text);
      room -= text.length;
      if (room <= 0) abort.abort();
    },
  };
}

async function curl(args: string[], context: ResolvedCommandContext, ports: ShellPorts) {
  const { fs, cwd } = context;
  const at = (path: string) => fs.resolvePath(cwd, path);
  const ran = await runCurl(args, {
    names: ports.names,
    transfer: ports.transfer,
    async readFile(path) {
      if (path === "-") return String(context.stdin);
      return fs.readFileBuffer(at(path)).then(toByteText, () => null);
    },
    isDirectory: (path) =>
      fs.stat(at(path)).then(
        ({ isDirectory }) => isDirectory,
        () => false,
      ),
    async writeFile(path, content) {
      if (path === "/dev/null") return true;
      return fs.writeFile(at(path), toBytes(content)).then(
        () => true,
        () => false,
      );
    },
  });
  return { ...ran, stdoutKind: "bytes" as const };
}

function kube(
  program: KubeProgram,
  cluster: Cluster,
  ports: ShellPorts,
  keep: () => Promise<void>,
) {
  return defineCommand(program, async (args, { exec }) => {
    const ran = await runKube(program, args, {
      names: ports.names,
      cluster,
      nowMs: Date.now,
      restartGateway: ports.restartGateway,
      async runInPod([name, ...rest]) {
        await keep();
        if (name === undefined || !exec) return { output: "", exitCode: 0 };
        const ran = await exec(singleQuoted(name), { cwd: "/", args: rest });
        return { output: ran.stdout + ran.stderr, exitCode: ran.exitCode };
      },
    });
    await keep();
    return ran;
  });
}

/** Files below these outlive a reload, up to this many bytes; one in place of the home directory never does. */
const keptBelow = /^\/(home|tmp)\//;
const maxKeptBytes = 2 * 1024 * 1024;
const isKept = (path: string) => keptBelow.test(path) && path !== home;

async function readFiles(bash: Bash): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let room = maxKeptBytes;
  for (const path of bash.fs.getAllPaths().filter(isKept)) {
    const stat = await bash.fs.stat(path).catch(() => null);
    if (!stat?.isFile || stat.size > room) continue;
    files[path] = toByteText(await bash.fs.readFileBuffer(path));
    room -= stat.size;
  }
  return files;
}
