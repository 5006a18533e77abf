import { readOptions } from "@/lib/shell/tools/read-options";
import { printed, readInputs, type Tool, ToolError } from "@/lib/shell/tools/tool";

/** cmp of GNU, of two whole files. */
export const cmp: Tool = async (args, host) => {
  const read = readOptions(args, { short: "s", long: { quiet: "s", silent: "s" } });
  const [first, second = "-", ...more] = read.operands;
  if (first === undefined) throw new ToolError("missing operand after 'cmp'", 2);
  if (more.length > 0)
    throw new ToolError("the operands SKIP1 and SKIP2 is not supported in this shell", 2);
  const { files, said } = await readInputs("cmp", [first, second], host);
  const [one, other] = files;
  if (!one || !other) return { out: "", said: read.has("s") ? "" : said, status: 2 };
  if (one.bytes === other.bytes) return printed("");
  if (read.has("s")) return printed("", 1);
  const at = [...one.bytes].findIndex((char, place) => char !== other.bytes[place]);
  const isShorter = at < 0 || at >= other.bytes.length;
  if (isShorter) {
    const shorter = one.bytes.length < other.bytes.length ? one : other;
    const { length } = shorter.bytes;
    const lines = shorter.bytes.split("\n").length - 1;
    const where = length === 0 ? "which is empty" : `after byte ${length}, line ${lines}`;
    return { out: "", said: `cmp: EOF on ${shorter.name} ${where}\n`, status: 1 };
  }
  const line = one.bytes.slice(0, at).split("\n").length;
  return printed(`${first} ${second} differ: byte ${at + 1}, line ${line}\n`, 1);
};
