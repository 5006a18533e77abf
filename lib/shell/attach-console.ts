import type { Bash } from "just-bash/browser";
import { toBytes } from "./curl/bytes";
import { mendScript } from "./mend-script";
import { consoleFiles, showAtOnce } from "./show-at-once";
import { warnOpenHeredocs } from "./warn-open-heredocs";

export type Stream = "stdout" | "stderr";
export type Print = (stream: Stream, text: string) => void;

const streams = new Map<string, Stream>([
  [consoleFiles.stdout, "stdout"],
  [consoleFiles.stderr, "stderr"],
]);

const decoder = new TextDecoder();

/**
 * Prints what the commands of a shell write while they run; what a run returns at its end is the rest. The
 * returned function is called before each run.
 */
export function attachConsole(bash: Bash, print: Print): () => void {
  const { fs } = bash;
  const append = fs.appendFile.bind(fs);
  fs.appendFile = async (path, content, options) => {
    const stream = streams.get(path);
    if (stream === undefined) return append(path, content, options);
    if (content.length > 0) print(stream, asText(content, options));
  };
  // What a script runs in turn, as `bash -c` and `xargs` do, arrives here too, and its output is theirs.
  let isOwnScript = false;
  bash.registerTransformPlugin({
    name: "console",
    transform({ ast: written }) {
      const ast = mendScript(written);
      if (!isOwnScript) return { ast };
      isOwnScript = false;
      for (const warning of warnOpenHeredocs(ast)) print("stderr", warning);
      return { ast: showAtOnce(ast) };
    },
  });
  return () => {
    isOwnScript = true;
  };
}

type Append = Parameters<Bash["fs"]["appendFile"]>;

/** Bytes are read as UTF-8, as a terminal does. */
function asText(content: Append[1], options: Append[2]): string {
  if (typeof content !== "string") return decoder.decode(content);
  const encoding = typeof options === "string" ? options : options?.encoding;
  return encoding === "binary" || encoding === "latin1"
    ? decoder.decode(toBytes(content))
    : content;
}
