import { hasProtobufForm, type ProtobufForm } from "./protobuf-form";

type Compression = "gzip" | "zlib" | "zstd";
export type ForeignEncoding = Compression | "UTF-16" | ProtobufForm;

/** The first bytes of what a program compresses. */
const beginnings: readonly [Compression, ...number[]][] = [
  ["gzip", 0x1f, 0x8b],
  ["zlib", 0x78, 0x01],
  ["zlib", 0x78, 0x9c],
  ["zlib", 0x78, 0xda],
  ["zstd", 0x28, 0xb5, 0x2f, 0xfd],
];

/** What bytes are that a gateway takes for text in UTF-8, by how they begin; null where nothing tells. */
export function foreignEncoding(body: Uint8Array): ForeignEncoding | null {
  const [first, second] = body;
  const compressed = beginnings.find(([, ...bytes]) => bytes.every((byte, i) => body[i] === byte));
  if (compressed) return compressed[0];
  const hasByteOrderMark =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (hasByteOrderMark || isPaired(body, 0) || isPaired(body, 1)) return "UTF-16";
  return hasProtobufForm(body);
}

/** Four characters of ASCII, each with a zero before or after it. */
function isPaired(body: Uint8Array, zeroAt: 0 | 1): boolean {
  const pairs = body.subarray(0, 8);
  return pairs.length === 8 && pairs.every((byte, i) => (byte === 0) === (i % 2 === zeroAt));
}

/** What has to be told of such a body that was sent as text; `said` is its header `Content-Encoding`. */
export function explainEncoding(encoding: ForeignEncoding, said: string | undefined): string {
  switch (encoding) {
    case "UTF-16":
      return "The body is text in UTF-16, as some programs on Windows write it. The gateway reads UTF-8 alone.";
    case "zlib":
    case "zstd":
      return `The body is compressed with ${encoding}. The gateway knows gzip alone.`;
    case "gzip":
      return said
        ? "The body is compressed with gzip more often than its header `Content-Encoding` says."
        : "The body is compressed with gzip, and no header `Content-Encoding` says so: the gateway reads it as it is.";
    case "delimited":
    case "undelimited":
      return "The body is protobuf, and its header `Content-Type` does not say so to the letter: the gateway reads it as text. It has to name the protocol, the message `io.prometheus.client.MetricFamily` and `encoding=delimited`.";
  }
}
