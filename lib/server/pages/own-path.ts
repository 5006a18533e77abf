import type { ServerName } from "@/lib/domain/stack/stack";
import { isAllowedPath } from "@/lib/server/stack/allowed-paths";
import { isPagePath } from "@/lib/server/stack/page-paths";

/** The constant that the classic and the first React pages of Prometheus build their addresses from. */
export const pathConstant = /(PATH_PREFIX\s*=\s*)(["'])(?<path>[\w.~+\\/-]*)\2/g;
/** What each page loads first. */
const firstFile = /\s(?:href|src)=["']?(?<path>\/[^"'\s>?]*?)?\/static\//;

const headBytes = 16 * 1024;

/**
 * The path that a server believes to be below, as its page says it, without a slash at its end: it has been
 * told so by an operator, and need not be reached by the same.
 */
export function ownPathOf(html: Buffer): string {
  const head = html.toString("latin1", 0, headBytes);
  const constant = [...head.matchAll(pathConstant)].at(0)?.groups?.path;
  const written =
    constant === undefined
      ? firstFile.exec(head)?.groups?.path?.replace(/\/classic$/, "")
      : unescaped(constant);
  return written !== undefined && /^(\/[\w.~+-]+)+$/.test(written) ? written : "";
}

/** As a template of Go writes a text of a script. */
const unescaped = (text: string) => text.replaceAll("\\/", "/");

/** A path of a server's own redirect without what the server believes to be below. */
export function withoutOwnPath(service: ServerName, path: string): string {
  const isKnown = (each: string) =>
    isPagePath(service, each) || isAllowedPath(service, "GET", each);
  for (let rest = path; rest !== ""; rest = rest.replace(/^\/[^/?]*/, "")) {
    if (isKnown(rest)) return rest;
  }
  return path;
}
