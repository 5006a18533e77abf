import { type ByteText, toBytes } from "@/lib/shell/curl/bytes";
import { asText } from "@/lib/shell/tools/tool";

const pageBytes = 65_536;
/** As much as the build was linked for. */
const maxBytes = 256 * 1024 * 1024;

/** The memory of a running jq, by address. Views are made anew, since memory that grows leaves the old ones behind. */
export class Memory {
  #memory: WebAssembly.Memory = new WebAssembly.Memory({ initial: 0 });

  /** The program brings its memory along, after it was told what it can call. */
  attach(memory: WebAssembly.Memory): void {
    this.#memory = memory;
  }

  get #view(): DataView {
    return new DataView(this.#memory.buffer);
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  int(at: number): number {
    return this.#view.getInt32(at, true);
  }

  address(at: number): number {
    return this.#view.getUint32(at, true);
  }

  setInt(at: number, value: number): void {
    this.#view.setInt32(at, value, true);
  }

  setLong(at: number, value: bigint): void {
    this.#view.setBigInt64(at, value, true);
  }

  setByte(at: number, value: number): void {
    this.#view.setUint8(at, value);
  }

  /** Text up to its zero byte. */
  text(at: number): string {
    const rest = new Uint8Array(this.#memory.buffer, at);
    let bytes: ByteText = "";
    for (let end = 0; rest[end] !== 0 && end < rest.length; end++) {
      bytes += String.fromCharCode(rest[end] ?? 0);
    }
    return asText(bytes);
  }

  /** Writes text and its zero byte, and says how many bytes that took. */
  setText(at: number, text: ByteText): number {
    this.bytes(at, text.length + 1).set(toBytes(`${text}\0`));
    return text.length + 1;
  }

  /** Whether there was room to grow to `wanted` bytes. */
  grow(wanted: number): boolean {
    const now = this.#memory.buffer.byteLength;
    if (wanted > maxBytes) return false;
    const generous = Math.min(maxBytes, Math.max(wanted, now * 1.2));
    try {
      this.#memory.grow(Math.ceil((generous - now) / pageBytes));
      return true;
    } catch {
      return false;
    }
  }
}
