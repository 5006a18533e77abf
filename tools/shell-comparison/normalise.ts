/** Takes out of an output what differs from run to run: the port of the recorder, dates, durations and the bytes of TLS. */
export function normaliseCurl(text: string, port: number): string {
  const isHandshake = text.startsWith("\u0016\u0003");
  return (isHandshake ? "" : text)
    .replaceAll(new RegExp(`\\b${port}\\b`, "g"), "9091")
    .replaceAll(/^((?:< )?Date: ).*?(\r?)$/gm, "$1now$2")
    .replaceAll(/\bafter \d+ ms\b/g, "after N ms")
    .replaceAll(/\bafter \d+ milliseconds\b/g, "after N milliseconds")
    .replaceAll(/\d+\.\d{6}\b/g, "N.N")
    .replaceAll(/OpenSSL\/3\.\d+\.\d+/g, "OpenSSL/3.x")
    .replaceAll(/^([\w-]+:) (?=\r$)/gm, "$1")
    .replaceAll(/^[{}] \[\d+ bytes data\]\n/gm, "");
}
