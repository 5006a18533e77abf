import { defineCommand, type ResolvedCommandContext } from "just-bash/browser";
import { toBytes } from "./curl/bytes";
import type { ExitTraps } from "./exit-traps";

interface Asked {
  /** What sets its options. */
  begin: string;
  isText: boolean;
  rest: string[];
}

/** `bash -euo pipefail -c …` and the like, of which the simulated bash knows a lone `-c`. */
export function bashCommand(name: "bash" | "sh", traps: ExitTraps) {
  return defineCommand(name, async (args, context) => {
    const { origCommand, exec, cwd } = context;
    if (!origCommand || !exec) return { stdout: "", stderr: "", exitCode: 1 };
    const words = await plainWords(readArguments(args), context);
    return traps.around(
      () => origCommand(words),
      (script, env) => exec(script, { cwd, env }),
    );
  });
}

/** The same without options but `-c`. */
async function plainWords({ begin, isText, rest }: Asked, context: ResolvedCommandContext) {
  const [first, ...others] = rest;
  if (isText) return first === undefined ? ["-c"] : ["-c", begin + first, ...others];
  if (begin === "") return rest;
  const script = await readScript(first, context);
  return script === null ? rest : ["-c", begin + script, ...rest];
}

/** That of the standard input where no file is named; null where there is none. */
async function readScript(
  file: string | undefined,
  { fs, cwd, stdin }: ResolvedCommandContext,
): Promise<string | null> {
  if (file === undefined) return new TextDecoder().decode(toBytes(String(stdin)));
  return fs.readFile(fs.resolvePath(cwd, file)).catch(() => null);
}

/** Startup files and a terminal's habits are none of this shell's: those options mean nothing here. */
function readArguments(args: readonly string[]): Asked {
  const rest = [...args];
  const options: string[] = [];
  let isText = false;
  while (/^[-+][a-zA-Z]+$|^--(norc|noprofile|posix|login)$/.test(rest[0] ?? "")) {
    const word = rest.shift() ?? "";
    const letters = word.startsWith("--") ? "" : word.slice(1);
    isText ||= letters.includes("c");
    for (const letter of letters.replace(/[cils]/g, "")) {
      options.push(word.charAt(0) + letter);
      if (letter === "o") options.push(rest.shift() ?? "");
    }
  }
  if (rest[0] === "--") rest.shift();
  return { begin: options.length === 0 ? "" : `set ${options.join(" ")}; `, isText, rest };
}
