import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { compilePosix } from "@/lib/shell/tools/regex/compile";
import { posixSource } from "@/lib/shell/tools/regex/posix";
import { asBytes, asText, linesOf, notSupported, type Tool } from "@/lib/shell/tools/tool";

const plan = {
  short: "b:w:s:v:i:n:",
  long: {
    "body-numbering": "b",
    "number-width": "w",
    "number-separator": "s",
    "starting-line-number": "v",
    "line-increment": "i",
    "number-format": "n",
  },
} as const;

/** nl of GNU, of texts without sections. */
export const nl: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const inputs = await readInputs("nl", read.operands, host);
  const width = Number(read.value("w") ?? 6);
  const separator = read.value("s") ?? "\t";
  const isNumbered = numbering(read.value("b") ?? "t");
  let number = Number(read.value("v") ?? 1);
  const numbered = (line: string) => {
    if (/^(\\:){1,3}$/.test(line)) throw notSupported("a text with sections");
    if (!isNumbered(line)) return `${" ".repeat(width + separator.length)}${line}\n`;
    const begin = placed(number, width, read.value("n") ?? "rn");
    number += Number(read.value("i") ?? 1);
    return `${begin}${separator}${line}\n`;
  };
  const texts = inputs.files.map(({ bytes }) =>
    asBytes(linesOf(asText(bytes)).map(numbered).join("")),
  );
  return inOrder(inputs, texts, inputs.said === "" ? 0 : 1);
};

function numbering(style: string): (line: string) => boolean {
  if (style === "a") return () => true;
  if (style === "n") return () => false;
  if (style === "t") return (line) => line !== "";
  const source = posixSource(style.replace(/^p/, ""), { kind: "basic", reading: "characters" });
  const regex = compilePosix(source, "su");
  return (line) => regex.test(line);
}

function placed(number: number, width: number, format: string): string {
  const text = String(number);
  if (format === "ln") return text.padEnd(width);
  return text.padStart(width, format === "rz" ? "0" : " ");
}
