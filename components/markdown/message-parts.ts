/** A piece of a message: code between backticks, a time, or words. */
export interface MessagePart {
  kind: "code" | "time" | "words";
  text: string;
}

/**
 * Code; what stands in quotes, which may be a learner's own; or a time as the messages write it, in UTC and with
 * nothing against it but what ends a sentence.
 */
const pattern =
  /`(?<code>[^`]*)`|"(?:[^"\\]|\\.)*"|(?<![^\s(])(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)(?=[.,:;)]{0,2}(?:\s|$))/g;

/** The parts of a message, so that each can be shown in its own way. */
export function messageParts(message: string): MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const { 0: whole, index, groups } of message.matchAll(pattern)) {
    const { code, time } = groups ?? {};
    if (code === undefined && time === undefined) continue;
    parts.push({ kind: "words", text: message.slice(at, index) });
    parts.push(code === undefined ? { kind: "time", text: whole } : { kind: "code", text: code });
    at = index + whole.length;
  }
  parts.push({ kind: "words", text: message.slice(at) });
  return parts.filter(({ text }) => text !== "");
}

/** Another text with its times written by `tell`, and all else as it is. */
export function tellTimes(text: string, tell: (iso: string) => string): string {
  return text.replace(pattern, (whole, _code, time) => (time === undefined ? whole : tell(time)));
}

/** A message as plain words, its times written by `tell`; for where there is no room for elements. */
export function messageText(message: string, tell: (iso: string) => string): string {
  return messageParts(message)
    .map(({ kind, text }) => (kind === "time" ? tell(text) : text))
    .join("");
}
