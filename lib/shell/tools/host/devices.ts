import { limits } from "@/lib/shell/explain-limit";

/** Whoever reads these whole would wait for ever: here they end somewhere. */
const deviceLength = limits.maxOutputSize / 2;

const noughts = () => "\u0000".repeat(deviceLength);

/** `crypto` gives 64 kB at a time. */
const atOnce = 65_536;

function chance(): string {
  let bytes = "";
  while (bytes.length < deviceLength) {
    const block = crypto.getRandomValues(
      new Uint8Array(Math.min(atOnce, deviceLength - bytes.length)),
    );
    for (const byte of block) bytes += String.fromCharCode(byte);
  }
  return bytes;
}

const devices = new Map([
  ["/dev/zero", noughts],
  ["/dev/urandom", chance],
  ["/dev/random", chance],
]);

/** What a device gives that never ends, one character a byte; null where a path leads to none. */
export const readDevice = (path: string): string | null => devices.get(path)?.() ?? null;

export const isDevice = (path: string): boolean => devices.has(path);
