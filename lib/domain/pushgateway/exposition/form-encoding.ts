/** How a form of a web page writes text; null where a body is none. */
export type FormEncoding = "percent" | "multipart";

/** Only the beginning of a long body is looked at. */
const lookedAt = 4096;

/**
 * Told by the body alone: every `curl --data-binary` says `application/x-www-form-urlencoded`, too. What is
 * percent-encoded has no blank and no line break of its own, and has one once it is decoded.
 */
export function readFormEncoding(text: string): FormEncoding | null {
  const start = text.slice(0, lookedAt).trimStart();
  if (/^--[^\s]+\r?\n(?:[\w-]+:.*\r?\n)*?content-disposition:/i.test(start)) return "multipart";
  const written = text.replace(/\r?\n$/, "");
  if (!/^[\w.~*'()!:;@,/+%=&-]+$/.test(written.slice(0, lookedAt))) return null;
  if (/\s/.test(written)) return null;
  const hasEscapes = /%[0-9a-f]{2}/i.test(written) && !/%(?![0-9a-f]{2})/i.test(written);
  if (hasEscapes) return /%(20|09|0a|0d|23|7b)|[^%]\+/i.test(written) ? "percent" : null;
  // Without an escape a `+` may be the sign of a value that touches the name, which the gateway takes.
  const isEnded = written.length < text.length;
  return !isEnded && /^([\w.-]{1,200}=)?[a-z_:][\w:]{0,200}\+[+-]?[\d.]+(&|$)/i.test(written)
    ? "percent"
    : null;
}

const sentAsItIs = "`curl --data-binary` sends a text as it is";

export const formMessages: Readonly<Record<FormEncoding, string>> = {
  percent: `The body is a form, as web pages send them: it is percent-encoded, with \`%20\` or \`+\` in place of a space and \`%0A\` in place of a line break. The gateway decodes nothing. ${sentAsItIs}, and \`--data-urlencode\` does not.`,
  multipart: `The body is a form in several parts (multipart), as web pages send files: a boundary and headers are around the text, and the gateway reads them as metrics. ${sentAsItIs}, and \`-F\` does not.`,
};
