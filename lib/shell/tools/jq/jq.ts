import type { ByteText } from "@/lib/shell/curl/bytes";
import { toByteText } from "@/lib/shell/curl/bytes";
import { limits } from "@/lib/shell/explain-limit";
import { zoneOf } from "@/lib/shell/tools/date/zone";
import { Output } from "@/lib/shell/tools/output";
import { asText, type Tool, ToolError, type ToolHost, type ToolRun } from "@/lib/shell/tools/tool";
import type { runJq } from "./run-jq";
import { type Found, WantedPath } from "./wanted-path";

/** Fetches the real jq, compiled to WebAssembly. */
export type LoadJq = () => Promise<BufferSource>;

interface Program {
  module: WebAssembly.Module;
  run: typeof runJq;
}

/** Compiled once for all shells that fetch it in the same way. */
const loaded = new WeakMap<LoadJq, Promise<Program>>();

/** The real jq. It is fetched at its first call, and each call has a memory of its own. */
export function jq(load: LoadJq): Tool {
  return async (args, host) => {
    const loading = loaded.get(load) ?? loadProgram(load);
    loaded.set(load, loading);
    const program = await loading.catch((error: unknown) => {
      loaded.delete(load);
      const why = `it could not be loaded, so nothing was done: ${messageOf(error)}`;
      throw new ToolError(`${why}. Try it again.`, 127);
    });
    return runWithPaths(program, args, host);
  };
}

async function loadProgram(load: LoadJq): Promise<Program> {
  const [{ runJq }, bytes] = await Promise.all([import("./run-jq"), load()]);
  return { module: await WebAssembly.compile(bytes), run: runJq };
}

/** It cannot wait for a file while it runs: whatever it asks for is fetched, and it begins anew. */
async function runWithPaths(
  program: Program,
  args: readonly string[],
  host: ToolHost,
): Promise<ToolRun> {
  const paths = new Map<string, Found>();
  for (const word of args) {
    const found = /^-|^\/dev\//.test(word) ? null : await find(word, host);
    if (found?.kind === "file") paths.set(resolve(word, host), found);
  }
  for (const path of startPaths(host.env.get("HOME"))) paths.set(path, await find(path, host));
  for (;;) {
    try {
      return runOnce(program, { args, host, paths });
    } catch (error) {
      if (!(error instanceof WantedPath)) throw error;
      paths.set(error.path, await find(error.path, host));
    }
  }
}

/** What jq looks for below the home directory before each program, with the directories on the way. */
function startPaths(home = ""): string[] {
  if (!/^(\/[^/]+)+$/.test(home)) return [];
  const names = home.split("/");
  const onTheWay = names.slice(1).map((_, at) => names.slice(0, at + 2).join("/"));
  return [...onTheWay, `${home}/.jq`, `${home}/jq`, `${home}/jq/main.jq`];
}

const resolve = (path: string, { context }: ToolHost) => context.fs.resolvePath(context.cwd, path);

async function find(path: string, host: ToolHost): Promise<Found> {
  const { fs } = host.context;
  const full = resolve(path, host);
  const stat = await fs.stat(full).catch(() => null);
  if (stat?.isDirectory) return { kind: "folder" };
  return fs.readFileBuffer(full).then(
    (bytes) => ({ kind: "file" as const, bytes: toByteText(bytes) }),
    () => ({ kind: "missing" as const }),
  );
}

interface Asked {
  args: readonly string[];
  host: ToolHost;
  paths: ReadonlyMap<string, Found>;
}

/** A program holds back what it prints until a block is full or it ends, and never what it says. */
const blockBytes = 4096;
/** A pipe that is read whole holds little more. */
const mostOutput = limits.maxOutputSize * 8;

function runOnce({ module, run }: Program, { args, host, paths }: Asked): ToolRun {
  const written: { stream: "stdout" | "stderr"; bytes: ByteText }[] = [];
  let heldBack = "";
  let room: number = mostOutput;
  const ended = (status: number, said = ""): ToolRun => {
    const output = new Output();
    for (const { stream, bytes } of written) {
      if (stream === "stdout") output.print(bytes);
      else output.say(asText(bytes));
    }
    output.say(said);
    output.print(heldBack);
    return output.ended(status);
  };
  try {
    const status = run(module, {
      args,
      paths,
      env: host.env,
      cwd: host.context.cwd,
      resolve: (path) => resolve(path, host),
      stdin: () => host.stdin,
      zone: () => zoneOf(host.env),
      print(stream, bytes) {
        room -= bytes.length;
        if (room < 0) throw new TooMuch();
        let part = bytes;
        if (stream === "stdout") {
          heldBack += bytes;
          const full = heldBack.length - (heldBack.length % blockBytes);
          if (full === 0) return;
          part = heldBack.slice(0, full);
          heldBack = heldBack.slice(full);
        }
        const last = written.at(-1);
        if (last?.stream === stream) last.bytes += part;
        else written.push({ stream, bytes: part });
      },
    });
    return ended(status);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return ended(2, `jq: ${fault}\n`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

class TooMuch extends Error {}

/** What the engine itself says of a program that it cannot carry on. */
function faultOf(error: unknown): string | null {
  if (error instanceof TooMuch) return "this shell ends an output after 8 MB";
  if (error instanceof RangeError || /out of bounds/.test(messageOf(error))) {
    return "the program or its data is nested deeper than this shell can follow";
  }
  if (error instanceof WebAssembly.RuntimeError) return `jq itself failed: ${error.message}`;
  return null;
}
