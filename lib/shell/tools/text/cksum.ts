import { toBytes } from "@/lib/shell/curl/bytes";
import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, type Tool } from "@/lib/shell/tools/tool";

const polynomial = 0x04c11db7;
const table = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ polynomial : crc << 1;
  return crc;
});

const added = (crc: number, byte: number) => (crc << 8) ^ (table[(crc >>> 24) ^ byte] ?? 0);

/** The sum of POSIX: of the bytes, and of the bytes of their count. */
function sumOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = added(crc, byte);
  for (let rest = bytes.length; rest > 0; rest = Math.floor(rest / 256)) {
    crc = added(crc, rest % 256);
  }
  return ~crc >>> 0;
}

/** cksum of GNU, with the sum that it makes where no other is asked for. */
export const cksum: Tool = async (args, host) => {
  const read = readOptions(args, { short: "" });
  const inputs = await readInputs("cksum", read.operands, host);
  const texts = inputs.files.map(({ name, bytes }) => {
    const shown = read.operands.length > 0 ? ` ${asBytes(name)}` : "";
    return `${sumOf(toBytes(bytes))} ${bytes.length}${shown}\n`;
  });
  return inOrder(inputs, texts, inputs.said === "" ? 0 : 1);
};
