import { ToolError } from "@/lib/shell/tools/tool";

const units = ["", "K", "M", "G", "T"];

/** Bytes of `10`, `4K`, `1MiB`, `2kB` as GNU's tools read them. */
export function sizeOf(text: string): number {
  const [, digits, unit = "", isDecimal] = /^(\d+)([kKMGT]?)(?:(B)|iB)?$/.exec(text) ?? [];
  if (/^\d+b$/.test(text)) return Number.parseInt(text, 10) * 512;
  if (digits === undefined) throw new ToolError(`invalid number of bytes: ‘${text}’`, 1);
  return Number(digits) * (isDecimal ? 1000 : 1024) ** units.indexOf(unit.toUpperCase());
}
