import { toBytes, utf8 } from "@/lib/shell/curl/bytes";

const beyondAscii = /[\u0080-\u{10ffff}]/u;
const sequence =
  /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A byte that is no UTF-8 stands in a variable as one of these lone surrogates, so that nothing of it is lost. */
const strayBase = 0xdc00;

/** The bytes of a variable's text, one character a byte. */
export function encodeText(text: string): string {
  if (!beyondAscii.test(text)) return text;
  let bytes = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isStray = code >= strayBase + 0x80 && code <= strayBase + 0xff;
    if (isStray) bytes += String.fromCharCode(code - strayBase);
    else bytes += code < 0x80 ? char : utf8(char);
  }
  return bytes;
}

/** What a variable holds of bytes that a command has written; `encodeText` gives the same bytes back. */
export function decodeText(bytes: string): string {
  if (!beyondAscii.test(bytes)) return bytes;
  return bytes.replace(sequence, (found) =>
    found.length > 1
      ? decoder.decode(toBytes(found))
      : String.fromCharCode(strayBase + found.charCodeAt(0)),
  );
}
