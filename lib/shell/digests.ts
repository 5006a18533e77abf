import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";

const hashes: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  "SHA-1": sha1,
  "SHA-256": sha256,
};

/**
 * On a page over plain http a browser gives no `crypto.subtle`, which the shell's `sha1sum` and `sha256sum`
 * ask for their digests: there they get them from a library.
 */
export function provideDigests(scope: { subtle?: Pick<SubtleCrypto, "digest"> } = crypto): void {
  if (scope.subtle) return;
  const digest = async (algorithm: AlgorithmIdentifier, data: BufferSource) => {
    const name = typeof algorithm === "string" ? algorithm : algorithm.name;
    const hash = hashes[name];
    if (!hash) throw new Error(`${name} is not available in this shell`);
    return Uint8Array.from(hash(bytesOf(data))).buffer;
  };
  Object.defineProperty(scope, "subtle", { value: { digest }, configurable: true });
}

function bytesOf(data: BufferSource): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
