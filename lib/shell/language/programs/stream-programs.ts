import { limits } from "@/lib/shell/explain-limit";
import { readOptions } from "@/lib/shell/language/builtins/read-options";
import { openFile } from "@/lib/shell/language/commands/redirect";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Description } from "@/lib/shell/language/process/descriptions";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { encodeText } from "@/lib/shell/language/process/text-bytes";

/** Whoever reads a pipe whole would wait for ever: for those, an endless output ends somewhere. */
const maxLength = limits.maxOutputSize / 2;

export const yes: Builtin = async (process, args) => {
  const line = encodeText(`${args.length > 0 ? args.join(" ") : "y"}\n`);
  const block = line.repeat(Math.ceil(1024 / line.length));
  for (let written = 0; written < maxLength; written += block.length) {
    await process.descriptors.write(1, block);
  }
  await process.complain("yes: this shell ends an endless output after 512 kB\n");
  return 1;
};

/** `head` of a pipe, which ends its writer as soon as it has enough; any other is the library's. */
export const headOfPipe =
  (otherwise: Builtin): Builtin =>
  async (process, args) => {
    const input = process.descriptors.get(0);
    const text = args.join(" ");
    const lines = text === "" ? "10" : /^(?:-n ?|--lines=|-)(\d+)$/.exec(text)?.[1];
    const bytes = /^(?:-c ?|--bytes=)(\d+)$/.exec(text)?.[1];
    if (!input?.isPipe || (lines ?? bytes) === undefined) return otherwise(process, args);
    return lines === undefined
      ? takeBytes(process, Number(bytes))
      : takeLines(process, Number(lines));
  };

async function takeLines({ descriptors }: Process, count: number): Promise<number> {
  for (let left = count; left > 0; left--) {
    const line = await descriptors.input.takeThrough("\n");
    if (line === null) return 0;
    await descriptors.write(1, line);
  }
  return 0;
}

async function takeBytes({ descriptors }: Process, count: number): Promise<number> {
  for (let left = count; left > 0; ) {
    if (!(await descriptors.input.hasMore())) return 0;
    const part = await descriptors.input.takeCount(Math.min(left, descriptors.input.length));
    if (part === null) return 0;
    await descriptors.write(1, part);
    left -= part.length;
  }
  return 0;
}

/** `tee`, which hands on and keeps what comes as soon as it is there. */
export const tee: Builtin = async (process, args) => {
  const words = args.map((word) => (word === "--append" ? "-a" : word));
  const asked = readOptions(words, "aip");
  if ("fault" in asked) {
    const [, letter] = /^-(.)/.exec(asked.fault) ?? [];
    throw new CommandFault(`invalid option -- '${letter}'\nTry 'tee --help' for more information.`);
  }
  const opened: Description[] = [];
  let status = 0;
  for (const file of asked.rest) {
    const output = await openFile(process, asked.options.has("a") ? ">>" : ">|", file).catch(
      faultOf,
    );
    if (!(output instanceof CommandFault)) opened.push(output);
    else {
      await process.complain(`tee: ${output.message}\n`);
      status = 1;
    }
  }
  await handOn(process, opened);
  for (const output of opened) output.release();
  return status;
};

function faultOf(error: unknown): CommandFault {
  if (error instanceof CommandFault) return error;
  throw error;
}

async function handOn({ descriptors }: Process, outputs: readonly Description[]): Promise<void> {
  while (await descriptors.input.hasMore()) {
    const part = await descriptors.input.takeCount(descriptors.input.length);
    if (part === null) return;
    await descriptors.write(1, part);
    for (const output of outputs) await output.write?.(part);
  }
}
