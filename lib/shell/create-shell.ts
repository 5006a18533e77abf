import { Bash, defineCommand, type ResolvedCommandContext } from "just-bash/browser";
import type { Result } from "@/lib/domain/result";
import { toBytes, toByteText } from "./curl/bytes";
import { runCurl } from "./curl/run-curl";
import type { Transfer } from "./curl/transfer";
import { explainLimit, limits } from "./explain-limit";
import { type Cluster, newCluster } from "./kube/cluster";
import type { KubeProgram } from "./kube/kube-session";
import { runKube } from "./kube/run-kube";
import type { Kept } from "./shell-message";

export interface ShellPorts {
  team: string;
  transfer: Transfer;
  restartGateway: () => Promise<Result<unknown, string>>;
}

export interface ShellRun {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export interface Shell {
  /** Runs a script to its end or to a limit, which its standard error then tells in a sentence. */
  run(script: string): Promise<ShellRun>;
  kept(): Promise<Kept>;
}

const home = "/home/learner";

/** A simulated bash with files in memory and the learner's own `curl`, `oc` and `kubectl`. */
export function createShell({ ports, kept }: { ports: ShellPorts; kept: Kept }): Shell {
  const cluster = kept.cluster ?? newCluster(Date.now());
  const files = Object.entries(kept.files).map(([path, text]) => [path, toBytes(text)] as const);
  const bash = new Bash({
    cwd: home,
    env: { HOME: home, USER: ports.team, LANG: "C.UTF-8" },
    files: { [`${home}/.keep`]: "", ...Object.fromEntries(files) },
    customCommands: [
      defineCommand("curl", (args, context) => curl(args, context, ports)),
      kube("oc", cluster, ports),
      kube("kubectl", cluster, ports),
      yes,
    ],
    executionLimits: limits,
  });
  return {
    async run(script) {
      const { stdout, stderr, exitCode } = await bash.exec(script, { rawScript: true });
      const stopped = explainLimit(stderr);
      const told = stderr.replace(/, increase executionLimits\.\w+/g, "");
      return { stdout, stderr: stopped === null ? told : `${told}${stopped}\n`, exitCode };
    },
    async kept() {
      return { files: await readFiles(bash), cluster };
    },
  };
}

async function curl(args: string[], context: ResolvedCommandContext, ports: ShellPorts) {
  const { fs, cwd, stdin } = context;
  const at = (path: string) => fs.resolvePath(cwd, path);
  const ran = await runCurl(args, {
    team: ports.team,
    transfer: ports.transfer,
    async readFile(path) {
      if (path === "-") return String(stdin);
      return fs.readFileBuffer(at(path)).then(toByteText, () => null);
    },
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

function kube(program: KubeProgram, cluster: Cluster, ports: ShellPorts) {
  return defineCommand(program, (args, { exec }) =>
    runKube(program, args, {
      team: ports.team,
      cluster,
      nowMs: Date.now,
      restartGateway: ports.restartGateway,
      async runInPod([name, ...rest]) {
        if (name === undefined || !exec) return { output: "", exitCode: 0 };
        const ran = await exec(quoteWord(name), { cwd: "/", args: rest });
        return { output: ran.stdout + ran.stderr, exitCode: ran.exitCode };
      },
    }),
  );
}

export const quoteWord = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

/** Pipes hand on whole outputs here, so that of `yes` ends somewhere; unread, it is above the limit. */
const yes = defineCommand("yes", async (args) => {
  const line = `${args.length > 0 ? args.join(" ") : "y"}\n`;
  const size = limits.maxOutputSize / 2;
  const message = "yes: this shell ends an endless output after 512 kB\n";
  return { stdout: line.repeat(Math.ceil(size / line.length)), stderr: message, exitCode: 1 };
});

/** Files below these outlive a reload, up to this many bytes. */
const keptBelow = /^\/(home|tmp)\//;
const maxKeptBytes = 2 * 1024 * 1024;

async function readFiles(bash: Bash): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let room = maxKeptBytes;
  for (const path of bash.fs.getAllPaths().filter((each) => keptBelow.test(each))) {
    const stat = await bash.fs.stat(path).catch(() => null);
    if (!stat?.isFile || stat.size > room) continue;
    files[path] = toByteText(await bash.fs.readFileBuffer(path));
    room -= stat.size;
  }
  return files;
}
