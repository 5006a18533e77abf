import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, readInputs, type Tool } from "@/lib/shell/tools/tool";

/** tac of GNU: the parts of each file, the last one first, each with its separator. */
export const tac: Tool = async (args, host) => {
  const read = readOptions(args, { short: "s:b", long: { separator: "s", before: "b" } });
  const { files, said } = await readInputs("tac", read.operands, host);
  const separator = asBytes(read.value("s") ?? "\n") || "\0";
  const out = files.map(({ bytes }) => {
    const parts = bytes.split(separator);
    const isBefore = read.has("b");
    const whole = parts
      .map((part, at) => {
        if (isBefore) return at === 0 ? part : separator + part;
        return at === parts.length - 1 ? part : part + separator;
      })
      .filter((part) => part !== "");
    return whole.reverse().join("");
  });
  return { out: out.join(""), said, status: said === "" ? 0 : 1 };
};

/** rev of util-linux: each line backwards. */
export const rev: Tool = async (args, host) => {
  const read = readOptions(args, { short: "" });
  const { files, said } = await readInputs("rev", read.operands, host);
  const out = files.map(({ bytes }) =>
    asText(bytes).replaceAll(/[^\n]+/g, (line) => [...line].reverse().join("")),
  );
  const complaint = said.replaceAll(/^rev: (.*: No such)/gm, "rev: cannot open $1");
  return { out: asBytes(out.join("")), said: complaint, status: said === "" ? 0 : 1 };
};
