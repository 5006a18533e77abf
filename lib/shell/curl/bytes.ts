/** The shell hands bytes on as text of one character a byte. */
export type ByteText = string;

const encoder = new TextEncoder();

export function toBytes(text: ByteText): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
}

export function toByteText(bytes: Uint8Array): ByteText {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

/** The UTF-8 bytes of ordinary text. */
export const utf8 = (text: string): ByteText => toByteText(encoder.encode(text));
