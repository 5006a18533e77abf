import type { Bash } from "just-bash/browser";
import type { Command, Script } from "@/lib/shell/script-tree";
import { statementOf } from "@/lib/shell/script-tree";
import { lineOfGap } from "./check-syntax";
import { SyntaxFault } from "./faults";

export interface ScriptParser {
  /** Throws a `SyntaxFault`. */
  parse(text: string): Promise<Script>;
  textOf(command: Command): string;
}

const nothing: Script = { type: "Script", statements: [] };

/** The parser of the library, which shows its trees to plugins alone; what it would run is taken away. */
export function createParser(bash: Bash): ScriptParser {
  let parsed: Script | null = null;
  let shown: Script = nothing;
  bash.registerTransformPlugin({
    name: "tree",
    transform({ ast }) {
      parsed = ast;
      return { ast: shown };
    },
  });
  let last: Promise<unknown> = Promise.resolve();
  async function parseNext(text: string): Promise<Script> {
    parsed = null;
    const { stderr, exitCode } = await bash.exec(text, { rawScript: true });
    if (parsed !== null) return checked(parsed);
    if (exitCode === 0) return nothing;
    throw new SyntaxFault(worded(stderr, text));
  }
  function textOf(command: Command): string {
    shown = { type: "Script", statements: [statementOf(command)] };
    try {
      return bash.transform(":").script.trim();
    } catch {
      return "";
    } finally {
      shown = nothing;
    }
  }
  return {
    parse(text) {
      const next = last.then(() => parseNext(text));
      last = next.catch(() => null);
      return next;
    },
    textOf,
  };
}

function checked(script: Script): Script {
  const line = lineOfGap(script);
  if (line === null) return script;
  throw new SyntaxFault(`bash: line ${line}: syntax error: a command is missing\n`);
}

/** A fault of the parser as bash words it. */
function worded(stderr: string, text: string): string {
  const end = text.replace(/\n$/, "").split("\n").length + 1;
  const refused = /near unexpected token `(select|coproc)'/.exec(stderr)?.[1];
  const line = /Parse error at (\d+)/.exec(stderr)?.[1] ?? "1";
  if (refused !== undefined)
    return `bash: line ${line}: ${refused} is not supported in this shell\n`;
  if (/Parse error at [\d:]+: Expected \S+, got EOF/.test(stderr)) {
    return `bash: line ${end}: syntax error: unexpected end of file\n`;
  }
  return stderr.replace(
    /^bash: syntax error: Parse error at (\d+):\d+: (syntax error)?/m,
    (_, at: string, begun?: string) => `bash: line ${at}: ${begun ?? "syntax error: "}`,
  );
}
