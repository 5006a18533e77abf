/** What bytes are that a gateway takes for text in UTF-8, by how they begin; null where nothing tells. */
export function foreignEncoding(body: Uint8Array): "gzip" | "UTF-16" | null {
  const [first, second] = body;
  if (first === 0x1f && second === 0x8b) return "gzip";
  const hasByteOrderMark =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasByteOrderMark || isPaired(body, 0) || isPaired(body, 1) ? "UTF-16" : null;
}

/** Four characters of ASCII, each with a zero before or after it. */
function isPaired(body: Uint8Array, zeroAt: 0 | 1): boolean {
  const pairs = body.subarray(0, 8);
  return pairs.length === 8 && pairs.every((byte, i) => (byte === 0) === (i % 2 === zeroAt));
}
