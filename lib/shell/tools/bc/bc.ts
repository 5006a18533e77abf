import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, type Tool, ToolError } from "@/lib/shell/tools/tool";
import { LineParser } from "./parse";
import { BcMachine, Quit, RuntimeFault } from "./run";
import { tokenize } from "./tokens";

/** bc 1.07 of GNU; of its own functions `read` and `j` are left out. */
export const bc: Tool = async (args, host) => {
  const read = readOptions(args, {
    short: "lqsw",
    long: { mathlib: "l", quiet: "q", standard: "s", warn: "w" },
  });
  let program = "";
  for (const path of [...read.operands, "-"]) {
    const got = await host.read(path);
    if ("fault" in got) throw new ToolError(`File ${path} is unavailable.`, 1);
    program += got.bytes;
  }
  const machine = new BcMachine(read.has("l"));
  let said = "";
  try {
    const parser = new LineParser(tokenize(asText(program)));
    for (let line = parser.next(); line !== null; line = parser.next()) {
      if ("fault" in line) said += `${line.fault}\n`;
      else said += runLine(machine, line.statements);
    }
  } catch (error) {
    if (!(error instanceof Quit)) throw error;
  }
  return { out: asBytes(machine.out), said, status: 0 };
};

function runLine(machine: BcMachine, statements: Parameters<BcMachine["run"]>[0][]): string {
  try {
    for (const statement of statements) machine.run(statement);
    return "";
  } catch (error) {
    if (!(error instanceof RuntimeFault)) throw error;
    return `Runtime error (func=(main), adr=3): ${error.message}\n`;
  }
}
