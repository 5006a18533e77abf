import { saidFirst } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, type Tool } from "@/lib/shell/tools/tool";

/** tac of GNU: the parts of each file, the last one first, each with its separator. */
export const tac: Tool = async (args, host) => {
  const read = readOptions(args, { short: "s:b", long: { separator: "s", before: "b" } });
  const inputs = await readInputs("tac", read.operands, host, cannotOpen);
  const separator = asBytes(read.value("s") ?? "\n") || "\0";
  const texts = inputs.files.map(({ bytes }) => {
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
  return saidFirst({ out: texts.join(""), said: inputs.said, status: inputs.said === "" ? 0 : 1 });
};

const cannotOpen = (name: string, fault: string) =>
  fault === "Is a directory"
    ? `${name}: read error: ${fault}`
    : `failed to open '${name}' for reading: ${fault}`;

/** rev of util-linux: each line backwards. */
export const rev: Tool = async (args, host) => {
  const read = readOptions(args, { short: "" });
  const word = (name: string, fault: string) => `cannot open ${name}: ${fault}`;
  const inputs = await readInputs("rev", read.operands, host, word);
  const texts = inputs.files.map(({ bytes }) =>
    asBytes(asText(bytes).replaceAll(/[^\n]+/g, (line) => [...line].reverse().join(""))),
  );
  return saidFirst({ out: texts.join(""), said: inputs.said, status: inputs.said === "" ? 0 : 1 });
};
