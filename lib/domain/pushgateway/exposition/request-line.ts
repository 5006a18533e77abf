/** What a pasted request line says. */
export interface RequestLine {
  /** Null where only an address was pasted. */
  method: string | null;
  /** Without scheme and host. */
  path: string;
}

const requestLine =
  /^\s*(?:>\s*)?(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS):?\s+)?(https?:\/\/[^/\s]+)?(\/?\S*)(?:\s+HTTP\/[\d.]+)?\s*$/i;

/** What is longer is no line that somebody has pasted. */
export const longestPasted = 2000;

/** The request line that stands on a line of a body; null where it is none. */
export function readRequestLine(line: string): RequestLine | null {
  const [, method, origin, target = ""] = requestLine.exec(line.slice(0, longestPasted)) ?? [];
  const path = target.startsWith("/") ? target : `/${target}`;
  const isPath = method
    ? origin !== undefined || /^\/|^metrics\//.test(target)
    : /^\/metrics(\/|$)/.test(origin === undefined ? target : path);
  return isPath ? { method: method?.toUpperCase() ?? null, path } : null;
}
