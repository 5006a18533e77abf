import { toBytes } from "@/lib/shell/curl/bytes";
import { saidFirst } from "@/lib/shell/tools/output";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, type Tool, ToolError, type ToolHost } from "@/lib/shell/tools/tool";
import { runSed, type SedLine } from "./machine";
import { parseSed } from "./parse-script";
import type { Command } from "./program";

const plan = {
  short: "nEre:f:i::szul:",
  long: {
    quiet: "n",
    silent: "n",
    "regexp-extended": "E",
    expression: "e",
    file: "f",
    "in-place": "i",
    separate: "s",
    "null-data": "z",
    unbuffered: "u",
  },
} as const;

/** sed 4.9 of GNU, but for its commands that run others. */
export const sed: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const { operands, has } = read;
  const parts: string[] = [];
  for (const { name, value } of read.given) {
    if (name === "e") parts.push(value);
    if (name === "f") parts.push(await scriptIn(value, host));
  }
  const first = parts.length === 0 ? operands.shift() : undefined;
  if (first !== undefined) parts.push(first);
  if (parts.length === 0) throw new ToolError("no script was given", 1);
  const script = parts.join("\n");
  const isQuiet = has("n") || /^#n(\n|$)/.test(script);
  const commands = parseSed(script, { isExtended: has("E") || has("r") });
  const backup = read.value("i");
  const job = await prepare(commands, operands, host, has("z") ? "\0" : "\n");
  const setting = { isQuiet, isSeparate: has("s") || backup !== undefined };
  if (backup === undefined) return runTogether(commands, job, setting);
  return runInPlace(commands, job, { ...setting, backup }, host);
};

async function scriptIn(path: string, host: ToolHost): Promise<string> {
  const got = await host.read(path);
  if ("fault" in got) throw new ToolError(`couldn't open file ${path}: ${got.fault}`, 4);
  return asText(got.bytes).replace(/\n$/, "");
}

interface Job {
  files: { name: string; lines: SedLine[] }[];
  said: string;
  separator: string;
  /** What `r` reads, read beforehand. */
  readable: ReadonlyMap<string, string>;
  written: Map<string, string>;
  keep(): Promise<void>;
}

async function prepare(
  commands: readonly Command[],
  paths: readonly string[],
  host: ToolHost,
  separator: string,
): Promise<Job> {
  const job: Job = {
    files: [],
    said: "",
    separator,
    readable: new Map(),
    written: new Map(),
    keep,
  };
  for (const name of paths.length > 0 ? paths : ["-"]) {
    const got = await host.read(name);
    if ("bytes" in got) {
      job.files.push({ name, lines: cut(asText(got.bytes), name, separator) });
    } else job.said += faultOf(name, got.fault);
  }
  const readable = new Map<string, string>();
  for (const { name, text } of commands) {
    if (name !== "r") continue;
    const got = await host.read(text);
    if ("bytes" in got) readable.set(text, asText(got.bytes));
  }
  const targets = commands.flatMap(({ name, text, substitution }) =>
    /[wW]/.test(name) ? [text] : (substitution?.file ?? []),
  );
  for (const target of targets) job.written.set(target, "");
  async function keep() {
    const { fs, cwd } = host.context;
    for (const [path, text] of job.written) {
      if (path.startsWith("/dev/std")) continue;
      await fs.writeFile(fs.resolvePath(cwd, path), toBytes(asBytes(text)));
    }
  }
  return { ...job, readable };
}

const faultOf = (name: string, fault: string) =>
  fault === "Is a directory"
    ? `sed: couldn't edit ${name}: not a regular file\n`
    : `sed: can't read ${name}: ${fault}\n`;

function cut(text: string, file: string, separator: string): SedLine[] {
  const parts = text.split(separator);
  const last = parts.pop() ?? "";
  const lines = parts.map((part) => ({ text: part, end: separator, file }));
  return last === "" ? lines : [...lines, { text: last, end: "", file }];
}

interface Setting {
  isQuiet: boolean;
  isSeparate: boolean;
}

async function runTogether(commands: readonly Command[], job: Job, setting: Setting) {
  let out = "";
  let status = 0;
  const all = job.files.map(({ lines }) => lines);
  for (const lines of setting.isSeparate ? all : [all.flat()]) {
    status ||= runOver(lines, commands, job, setting, (text) => {
      out += text;
    });
  }
  await job.keep();
  return saidFirst({
    out: asBytes(out),
    said: job.said,
    status: status || (job.said === "" ? 0 : 2),
  });
}

async function runInPlace(
  commands: readonly Command[],
  job: Job,
  { backup, ...setting }: Setting & { backup: string },
  host: ToolHost,
) {
  const { fs, cwd } = host.context;
  let status = 0;
  for (const { name, lines } of job.files) {
    let out = "";
    status = runOver(lines, commands, job, setting, (text) => {
      out += text;
    });
    const path = fs.resolvePath(cwd, name);
    const kept = backup.includes("*")
      ? backup.replaceAll("*", name.split("/").at(-1) ?? name)
      : name + backup;
    if (backup !== "") await fs.cp(path, fs.resolvePath(cwd, kept));
    await fs.writeFile(path, toBytes(asBytes(out)));
  }
  await job.keep();
  const out = asBytes(job.written.get("/dev/stdout") ?? "");
  return { out, said: job.said, status: status || (job.said === "" ? 0 : 4) };
}

function runOver(
  lines: readonly SedLine[],
  commands: readonly Command[],
  { separator, readable, written }: Job,
  setting: Setting,
  write: (text: string) => void,
): number {
  return runSed(commands, {
    lines,
    separator,
    ...setting,
    output: {
      write,
      writeTo: (file, text) =>
        file === "/dev/stdout" ? write(text) : written.set(file, (written.get(file) ?? "") + text),
      readFile: (file) => readable.get(file) ?? "",
    },
  });
}
