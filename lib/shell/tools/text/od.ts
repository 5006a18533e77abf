import { saidFirst } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { notSupported, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "A:t:N:j:vcxbow:",
  long: {
    "address-radix": "A",
    format: "t",
    "read-bytes": "N",
    "skip-bytes": "j",
    "output-duplicates": "v",
  },
} as const;

interface Format {
  size: number;
  width: number;
  show: (bytes: readonly number[]) => string;
}

const old: Readonly<Record<string, string>> = { c: "c", x: "x2", b: "o1", o: "o2" };

/** od of GNU: bytes and words of two or four, in octal, hexadecimal, decimal or as characters. */
export const od: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const { files, said } = await readInputs("od", read.operands, host);
  const types = read.given.flatMap(({ name, value }) =>
    name === "t" ? (value.match(/[acdoux]\d*z?/g) ?? []) : (old[name] ?? []),
  );
  const formats = (types.length > 0 ? types : ["o2"]).map(formatOf);
  const skipped = Number(read.value("j") ?? 0);
  const wanted = read.value("N") === undefined ? undefined : skipped + Number(read.value("N"));
  const all = files.map(({ bytes }) => bytes).join("");
  const bytes = [...all.slice(skipped, wanted)].map((char) => char.charCodeAt(0));
  const address = addressOf(read.value("A") ?? "o");
  if (files.length === 0) return { out: "", said, status: 1 };
  const out = dump(bytes, { formats, address, begin: skipped, showsAll: read.has("v") });
  return saidFirst({ out, said, status: said === "" ? 0 : 1 });
};

interface Dump {
  formats: Format[];
  address: (at: number) => string;
  begin: number;
  showsAll: boolean;
}

function dump(bytes: readonly number[], { formats, address, begin, showsAll }: Dump): string {
  let out = "";
  let last = "";
  let isSkipping = false;
  // Columns of several formats stand below each other.
  const widest = Math.max(...formats.map(({ size, width }) => width / size));
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16);
    const key = row.join();
    if (!showsAll && key === last && row.length === 16) {
      if (!isSkipping) out += "*\n";
      isSkipping = true;
      continue;
    }
    last = key;
    isSkipping = false;
    for (const [place, format] of formats.entries()) {
      const begins = place === 0 ? address(at + begin) : " ".repeat(address(0).length);
      out += `${begins}${line(row, format, widest)}\n`;
    }
  }
  const end = address(bytes.length + begin);
  return out + (end === "" ? "" : `${end}\n`);
}

function line(row: readonly number[], { size, show }: Format, widest: number): string {
  let text = "";
  for (let at = 0; at < row.length; at += size) {
    const part = Array.from({ length: size }, (_, place) => row[at + place] ?? 0);
    text += show(part).padStart(widest * size);
  }
  return text;
}

function addressOf(radix: string): (at: number) => string {
  const base = { o: 8, d: 10, x: 16 }[radix];
  if (radix === "n") return () => "";
  if (base === undefined) throw new ToolError(`invalid output address radix '${radix}'`, 1);
  return (at) => at.toString(base).padStart(radix === "x" ? 6 : 7, "0");
}

const names: Readonly<Record<number, string>> = {
  0: "\\0",
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
};

function formatOf(type: string): Format {
  const letter = type.charAt(0);
  if (type.endsWith("z") || letter === "a") throw notSupported(`the type ${type}`);
  if (letter === "c") return { size: 1, width: 4, show: ([byte = 0]) => character(byte) };
  const size = Number(type.slice(1) || 4);
  if (size !== 1 && size !== 2 && size !== 4) throw notSupported(`the type ${type}`);
  const bits = BigInt(size * 8);
  const digits = { o: { 1: 3, 2: 6, 4: 11 }, x: { 1: 2, 2: 4, 4: 8 } } as const;
  const decimal = {
    1: letter === "d" ? 4 : 3,
    2: letter === "d" ? 6 : 5,
    4: letter === "d" ? 11 : 10,
  };
  const wide = letter === "o" || letter === "x" ? digits[letter][size] : decimal[size];
  const show = (bytes: readonly number[]) => {
    const value = bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    if (letter === "d") return BigInt.asIntN(Number(bits), value).toString();
    if (letter === "u") return value.toString();
    return value.toString(letter === "o" ? 8 : 16).padStart(wide, "0");
  };
  return { size, width: wide + 1, show };
}

const character = (byte: number) =>
  names[byte] ??
  (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte.toString(8).padStart(3, "0"));
