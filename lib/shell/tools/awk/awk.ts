import { toBytes } from "@/lib/shell/curl/bytes";
import { zoneOf } from "@/lib/shell/tools/date/zone";
import { readOptions } from "@/lib/shell/tools/read-options";
import {
  asBytes,
  asText,
  notSupported,
  type Tool,
  ToolError,
  type ToolHost,
} from "@/lib/shell/tools/tool";
import { callBuiltin } from "./call-builtin";
import { callOwn } from "./call-own";
import { getline } from "./getline";
import type { Answer, Request } from "./host-requests";
import { Machine } from "./machine";
import { parseAwk } from "./parse";
import { runProgram } from "./run-program";
import { fromInput } from "./value";

/** awk as mawk 1.3.4 of Debian 12 is, over bytes. */
export const awk: Tool = async (args, host) => {
  const { sources, separator, assignments, operands } = await readArguments(args, host);
  if (sources === null) throw new ToolError("usage: awk [options] program [file ...]", 2);
  const machine = new Machine({
    program: parseAwk(asBytes(sources)),
    operands: operands.map(asBytes),
    zone: zoneOf(host.env),
    calls: { own: callOwn, builtin: callBuiltin, getline },
  });
  if (separator !== null) machine.assign(`FS=${asBytes(separator)}`);
  for (const assignment of assignments) machine.assign(asBytes(assignment));
  setEnvironment(machine, host, operands);
  const fault = await drive(machine, host);
  const { streams } = machine;
  if (fault) streams.output.say(`awk: ${fault.message}\n`);
  streams.letGo();
  return streams.output.ended(fault ? fault.status : machine.status);
};

async function drive(machine: Machine, host: ToolHost): Promise<ToolError | null> {
  try {
    const running = runProgram(machine);
    let step = running.next();
    while (step.done !== true) step = running.next(await answer(step.value, machine, host));
    return null;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

async function answer(request: Request, machine: Machine, host: ToolHost): Promise<Answer> {
  const { fs, cwd, exec } = host.context;
  if (request.kind === "read") {
    const got = await host.read(asText(request.path));
    return "bytes" in got ? got.bytes : null;
  }
  if (request.kind === "write") {
    const path = fs.resolvePath(cwd, asText(request.path));
    const bytes = toBytes(request.text);
    await (request.isAppending ? fs.appendFile(path, bytes) : fs.writeFile(path, bytes));
    return null;
  }
  if (request.kind === "system") machine.streams.letGo();
  if (!exec) throw notSupported("running a command");
  const stdin = request.kind === "run" ? request.stdin : "";
  const ran = await exec(asText(request.command), { cwd, stdin, stdinKind: "bytes" });
  const out = ran.stdoutKind === "bytes" ? ran.stdout : asBytes(ran.stdout);
  if (request.kind === "system") machine.streams.output.print(out);
  machine.streams.output.say(asText(asBytes(ran.stderr)));
  if (request.kind === "run") return out;
  return ran.exitCode;
}

function setEnvironment(machine: Machine, host: ToolHost, operands: readonly string[]) {
  const environment = machine.array("ENVIRON");
  const exported = host.context.exportedEnv ?? Object.fromEntries(host.env);
  for (const [name, value] of Object.entries(exported)) {
    environment.set(name, false, fromInput(asBytes(value)));
  }
  const argv = machine.array("ARGV");
  for (const [at, word] of ["awk", ...operands].entries()) {
    argv.set(String(at), true, fromInput(asBytes(word)));
  }
  machine.setVariable("ARGC", { kind: "number", number: operands.length + 1 });
}

interface Arguments {
  sources: string | null;
  separator: string | null;
  assignments: string[];
  operands: string[];
}

async function readArguments(args: readonly string[], host: ToolHost): Promise<Arguments> {
  if (args.some((word) => word === "-W" || word === "--version")) {
    throw notSupported(`option ${args.find((word) => /^(-W|--version)$/.test(word))}`);
  }
  const read = readOptions(args, { short: "F:v:f:", isOrdered: true });
  const values = (name: string) =>
    read.given.filter((option) => option.name === name).map(({ value }) => value);
  const parts: string[] = [];
  for (const path of values("f")) parts.push(await programIn(path, host));
  const operands = [...read.operands];
  const sources = parts.length > 0 ? parts.join("\n") : (operands.shift() ?? null);
  return { sources, separator: read.value("F") ?? null, assignments: values("v"), operands };
}

async function programIn(path: string, host: ToolHost): Promise<string> {
  const got = await host.read(path);
  if ("fault" in got) throw new ToolError(`couldn't open file ${path}`, 2);
  return asText(got.bytes);
}
