import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const alphabets = {
  64: `${letters}${letters.toLowerCase()}0123456789+/`,
  32: `${letters}234567`,
} as const;
type Base = keyof typeof alphabets;

/** base64 and base32 of GNU. */
export const baseTool =
  (base: Base): Tool =>
  async (args, host) => {
    const long = { decode: "d", wrap: "w", "ignore-garbage": "i" };
    const read = readOptions(args, { short: "dw:i", long });
    const { files, said } = await readInputs(`base${base}`, read.operands, host);
    if (said !== "") throw new ToolError(said.trimEnd().replace(/^base\d+: /, ""), 1);
    const bytes = files[0]?.bytes ?? "";
    if (read.has("d")) return decoded(bytes, base, read.has("i"));
    const text = encode(bytes, base);
    const width = Number(read.value("w") ?? 76);
    if (width === 0) return printed(text);
    const lines = text.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
    return printed(lines.map((line) => `${line}\n`).join(""));
  };

const sizes = { 64: { bits: 6, group: 4 }, 32: { bits: 5, group: 8 } } as const;

function encode(bytes: string, base: Base): string {
  const { bits, group } = sizes[base];
  const stream = [...bytes].map((char) => char.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  const parts = stream.match(new RegExp(`.{1,${bits}}`, "g")) ?? [];
  const text = parts
    .map((part) => alphabets[base].charAt(Number.parseInt(part.padEnd(bits, "0"), 2)))
    .join("");
  return text.padEnd(Math.ceil(text.length / group) * group, "=");
}

function decoded(text: string, base: Base, ignoresOthers: boolean) {
  const { bits, group } = sizes[base];
  const alphabet = alphabets[base];
  const plain = text.replaceAll("\n", "");
  const kept = ignoresOthers
    ? [...plain].filter((char) => alphabet.includes(char) || char === "=").join("")
    : plain;
  const body = kept.replace(/=+$/, "");
  const isWhole = [...body].every((char) => alphabet.includes(char)) && kept.length % group === 0;
  const end = [...body].findIndex((char) => !alphabet.includes(char));
  const good = end < 0 ? body : body.slice(0, end);
  const stream = [...good]
    .map((char) => alphabet.indexOf(char).toString(2).padStart(bits, "0"))
    .join("");
  const bytes = (stream.match(/.{8}/g) ?? []).map((byte) =>
    String.fromCharCode(Number.parseInt(byte, 2)),
  );
  if (isWhole) return printed(bytes.join(""));
  return { out: bytes.join(""), said: `base${base}: invalid input\n`, status: 1 };
}
