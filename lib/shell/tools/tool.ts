import { type CustomCommand, defineCommand, type ResolvedCommandContext } from "just-bash/browser";
import { type ByteText, toByteText, utf8 } from "@/lib/shell/curl/bytes";
import type { Written } from "@/lib/shell/curl/written";

/** What a tool has done: what it printed is of one character a byte, what it says is ordinary text. */
export interface ToolRun {
  out: ByteText;
  said: string;
  status: number;
  /** Both in their order, where what is said does not come behind all that is printed. */
  written?: readonly Written[];
}

/** What a tool sees of the shell that runs it. */
export interface ToolHost {
  stdin: ByteText;
  env: ReadonlyMap<string, string>;
  context: ResolvedCommandContext;
  /** The bytes of a file, or why they cannot be had; `-` is the standard input. */
  read(path: string): Promise<{ bytes: ByteText } | { fault: string }>;
}

export type Tool = (args: readonly string[], host: ToolHost) => ToolRun | Promise<ToolRun>;

/** An error that ends a tool: what it says, with its name before it, and its status. */
export class ToolError extends Error {
  readonly status: number;
  constructor(said: string, status: number) {
    super(said);
    this.status = status;
  }
}

/** For what the real tool can do and this shell cannot: named, never done otherwise. */
export const notSupported = (what: string) =>
  new ToolError(`${what} is not supported in this shell`, 2);

/** A tool under its name; a `ToolError` that it throws is said as the real one would. */
export function toolCommand(name: string, tool: Tool): CustomCommand {
  return defineCommand(name, async (args, context) => {
    const { out, said, status, written } = await runTool(name, tool, args, hostOf(context));
    const ran = { stdout: out, stderr: said, exitCode: status, stdoutKind: "bytes" as const };
    return written ? { ...ran, written } : ran;
  });
}

async function runTool(name: string, tool: Tool, args: string[], host: ToolHost): Promise<ToolRun> {
  try {
    return await tool(args, host);
  } catch (error) {
    if (error instanceof ToolError) {
      return { out: "", said: `${name}: ${error.message}\n`, status: error.status };
    }
    throw error;
  }
}

function hostOf(context: ResolvedCommandContext): ToolHost {
  const { fs, cwd, env } = context;
  // Whoever does not ask for the standard input leaves it to the next command of a loop.
  const stdin = () => String(context.stdin);
  return {
    get stdin() {
      return stdin();
    },
    env,
    context,
    async read(path) {
      if (path === "-" || path === "/dev/stdin") return { bytes: stdin() };
      const full = fs.resolvePath(cwd, path);
      const stat = await fs.stat(full).catch(() => null);
      if (stat?.isDirectory) return { fault: "Is a directory" };
      return fs.readFileBuffer(full).then(
        (bytes) => ({ bytes: toByteText(bytes) }),
        () => ({ fault: "No such file or directory" }),
      );
    },
  };
}

export const printed = (out: ByteText, status = 0): ToolRun => ({ out, said: "", status });

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Half a surrogate stands for a byte of what is not UTF-8, so that it comes out as it went in. */
const halves = 0xdc00;

/** Bytes as a tool of a UTF-8 locale reads them. */
export function asText(bytes: ByteText): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return decoder.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return bytes.replace(/[\x80-\xff]/g, (char) =>
      String.fromCharCode(halves + char.charCodeAt(0)),
    );
  }
}

/** The way back. */
export function asBytes(text: string): ByteText {
  return text
    .split(/((?<![\ud800-\udbff])[\udc80-\udcff])/)
    .map((part, at) =>
      at % 2 === 0 ? utf8(part) : String.fromCharCode(part.charCodeAt(0) - halves),
    )
    .join("");
}

/** The lines of a text; a last one without its newline counts. */
export function linesOf(text: string): string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}
