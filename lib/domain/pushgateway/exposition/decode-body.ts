/** Stands for bytes that are no UTF-8, so that they can be told from a real U+FFFD. */
const notUtf8 = "\udc80";

/**
 * The text of a body. What is no UTF-8 becomes a lone surrogate, which no decoded text holds otherwise;
 * a byte order mark stays.
 */
export function decodeBody(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return splitAtReplacements(body)
      .map((part) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(part))
      .map((part) => part.replaceAll("\ufffd", notUtf8))
      .join("\ufffd");
  }
}

/** The parts between the U+FFFD that were really sent: EF BF BD. */
function splitAtReplacements(body: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = body.indexOf(0xef); at !== -1; at = body.indexOf(0xef, at + 1)) {
    if (body[at + 1] !== 0xbf || body[at + 2] !== 0xbd) continue;
    parts.push(body.subarray(from, at));
    from = at + 3;
  }
  return [...parts, body.subarray(from)];
}
