import { readInputs } from "@/lib/shell/tools/read-inputs";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = { short: "prubl:c:s:g:i" } as const;

/** Some of its options are words behind one dash. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^-(ps|plain|postscript)$/, "-p"],
  [/^-(revert)$/, "-r"],
  [/^-(seek)$/, "-s"],
  [/^-(len)$/, "-l"],
  [/^-(cols)$/, "-c"],
  [/^-(upper)$/, "-u"],
  [/^-(bits)$/, "-b"],
];
const letterOf = (word: string) => words.find(([long]) => long.test(word))?.[1] ?? word;

/** xxd: bytes in hexadecimal or binary digits, and back. */
export const xxd: Tool = async (args, host) => {
  const read = readOptions(args.map(letterOf), plan);
  const { files, said } = await readInputs("xxd", read.operands.slice(0, 1), host);
  if (said !== "") throw new ToolError(said.trimEnd().replace("xxd: ", ""), 2);
  const all = files[0]?.bytes ?? "";
  if (read.has("r")) return printed(read.has("p") ? fromPlain(all) : fromDump(all));
  const begin = Number(read.value("s") ?? 0);
  const length = read.value("l");
  const bytes = all.slice(begin, length === undefined ? undefined : begin + Number(length));
  if (read.has("i")) return printed(asArray(bytes, read.operands[0]));
  const { columns, group, isBinary } = shapeOf(read);
  const digits = digitsOf(isBinary, read.has("u"));
  const rows = rowsOf(bytes, columns);
  if (read.has("p")) return printed(rows.map((row) => `${digits(row)}\n`).join(""));
  const width = columns * (isBinary ? 8 : 2) + Math.ceil(columns / group) - 1;
  const line = (row: string, at: number) => {
    const address = (begin + at * columns).toString(16).padStart(8, "0");
    const groups = rowsOf(row, group).map(digits).join(" ");
    return `${address}: ${groups.padEnd(width)}  ${shown(row)}\n`;
  };
  return printed(rows.map(line).join(""));
};

/** How many bytes a row has, and how many of them stand together. */
function shapeOf(read: ReadOptions) {
  const isBinary = read.has("b");
  const usual = isBinary ? { columns: 6, group: 1 } : { columns: 16, group: 2 };
  const columns = Number(read.value("c") ?? (read.has("p") ? 30 : usual.columns));
  if (!(columns > 0)) throw new ToolError("invalid number of columns.", 1);
  return { isBinary, columns, group: Number(read.value("g") ?? usual.group) || columns };
}

const digitsOf = (isBinary: boolean, isUpper: boolean) => (bytes: string) => {
  const [base, size] = isBinary ? [2, 8] : [16, 2];
  const digits = [...bytes].map((char) => char.charCodeAt(0).toString(base).padStart(size, "0"));
  return isUpper ? digits.join("").toUpperCase() : digits.join("");
};

const rowsOf = (bytes: string, length: number) =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) =>
    bytes.slice(at * length, (at + 1) * length),
  );

const shown = (row: string) => row.replaceAll(/[^ -~]/g, ".");

const fromHex = (digits: string) =>
  digits.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));

/** Pairs of digits, whatever stands between them; half a pair is left out. */
const fromPlain = (text: string) =>
  fromHex(text.replaceAll(/[^\da-fA-F]/g, "").replace(/^((?:..)*).$/, "$1"));

function fromDump(text: string): string {
  let out = "";
  for (const line of text.split("\n")) {
    const [, address, rest] = /^\s*([\da-fA-F]+):\s?(.*)$/.exec(line) ?? [];
    if (address === undefined || rest === undefined) continue;
    const at = Number.parseInt(address, 16);
    if (at > 10_000_000)
      throw new ToolError("an address beyond 10 MB is not supported in this shell", 2);
    const digits = rest.split("  ")[0] ?? "";
    out = out.padEnd(at, "\0").slice(0, at) + fromPlain(digits);
  }
  return out;
}

/** A table for a C program, which has a name where the file has one. */
function asArray(bytes: string, path: string | undefined): string {
  const words = [...bytes].map((char) => `0x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
  const lines = Array.from(
    { length: Math.ceil(words.length / 12) },
    (_, at) => `  ${words.slice(at * 12, (at + 1) * 12).join(", ")}`,
  );
  const body = lines.join(",\n");
  if (path === undefined || path === "-") return `${body}\n`;
  const name = path.replaceAll(/\W/g, "_").replace(/^(?=\d)/, "__");
  return `unsigned char ${name}[] = {\n${body}\n};\nunsigned int ${name}_len = ${words.length};\n`;
}
