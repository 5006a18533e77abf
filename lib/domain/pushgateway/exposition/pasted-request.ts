import { quoted } from "@/lib/domain/verdict/shorten";
import { longestPasted, type RequestLine, readRequestLine } from "./request-line";

/** Each part ends where the next begins, or is short: a long line is not tried in each way to cut it in parts. */
const prompt = String.raw`(?:[$#%>❯]\s+|[^\s@]+@[^\n$#%>]+[$#%>]\s*|PS [A-Z]:[^>\n]*>\s*)?`;
const wordBefore = String.raw`(?:sudo\s+|[A-Z_]+=\S*\s+)*`;
const sender = String.raw`(?:curl(?:\.exe)?|wget|oc|kubectl|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)`;
const command = new RegExp(
  `^\\s*${prompt}${wordBefore}${sender}\\s+\\S|^[^#].*\\|\\s*${sender}(?:\\s|$)`,
);
const printer = /^\s*(?:echo|printf|cat)\s+\S/;

/** A command that sends something, or prints what is to be sent. */
function isCommandLine(line: string): boolean {
  const start = line.slice(0, longestPasted);
  return command.test(start) || printer.test(start);
}

export function isPastedRequest(line: string): boolean {
  return readRequestLine(line) !== null || isCommandLine(line);
}

/** What has to be done with a pasted request; from `This line` on it can be told of any line. */
export function explainPastedRequest(line: string): string {
  const request = readRequestLine(line);
  if (!request) {
    return "This line is a command. Only the text that it would send belongs into the body.";
  }
  const what = request.method ? "the beginning of a request" : "the address of a request";
  return `This line is ${what}, ${quoted(line.trim())}. Method and path are not part of the body: the body holds the metrics alone.`;
}

/**
 * Where the head of a pasted request ends: behind its headers and the empty line, as an index into the
 * lines; a command goes on to the end.
 */
export function endOfPastedHead(lines: readonly string[], at: number): number {
  if (!readRequestLine(lines[at] ?? "")) return lines.length;
  const bare = (i: number) => (lines[i] ?? "").replace(/^>\s?/, "").trim();
  let end = at + 1;
  while (end < lines.length && /^[a-z][\w-]*:(\s|$)/i.test(bare(end))) end += 1;
  const isClosed = end < lines.length - 1 && bare(end) === "";
  return isClosed ? end + 1 : at + 1;
}

export interface PastedRequest extends RequestLine {
  /** What follows the head, with the comments that stand before it. */
  body: string;
}

/** A body that begins with a request line, taken apart; null where it does not. */
export function takePastedRequest(body: string): PastedRequest | null {
  const lines = body.split("\n");
  const at = lines.findIndex((line) => !/^\s*(#|$)/.test(line));
  const request = at === -1 ? null : readRequestLine(lines[at] ?? "");
  if (!request) return null;
  const comments = lines.slice(0, at).filter((line) => line.trim() !== "");
  const rest = lines.slice(endOfPastedHead(lines, at));
  return { ...request, body: [...comments, ...rest].join("\n") };
}

/** Whether a body begins with a command, behind comments and empty lines. */
export function isPastedCommand(body: string): boolean {
  const first = body.split("\n").find((line) => !/^\s*(#\s|#?$)/.test(line));
  return first !== undefined && isCommandLine(first);
}
