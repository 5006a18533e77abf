import type { ByteText } from "@/lib/shell/curl/bytes";
import type { ToolHost } from "./tool";

interface InputFile {
  name: string;
  bytes: ByteText;
  /** Complaints of those before it that could not be read. */
  saidBefore: string;
}

export interface Inputs {
  /** What could be read, in the order asked for. */
  files: InputFile[];
  /** A line for each that could not. */
  said: string;
  /** Those of them that stand behind the last that could. */
  saidLast: string;
}

type Word = (name: string, fault: string) => string;

/** The files that a tool is to read, the standard input where none is named. */
export async function readInputs(
  tool: string,
  paths: readonly string[],
  host: ToolHost,
  word: Word = (name, fault) => `${name}: ${fault}`,
): Promise<Inputs> {
  const inputs: Inputs = { files: [], said: "", saidLast: "" };
  for (const name of paths.length > 0 ? paths : ["-"]) {
    const got = await host.read(name);
    if ("bytes" in got) {
      inputs.files.push({ name, bytes: got.bytes, saidBefore: inputs.saidLast });
      inputs.saidLast = "";
    } else {
      const said = `${tool}: ${word(name, got.fault)}\n`;
      inputs.said += said;
      inputs.saidLast += said;
    }
  }
  return inputs;
}
