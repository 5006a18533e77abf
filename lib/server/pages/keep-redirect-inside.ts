import type { ServerName } from "@/lib/domain/stack/stack";
import { withoutOwnPath } from "./own-path";

/**
 * Rewrites a redirect of a server, from one of its paths, so that it stays below `prefix`, the place of its
 * pages in our address.
 */
export function keepRedirectInside(
  location: string,
  prefix: string,
  { service, path }: { service: ServerName; path: string },
): string {
  if (/^\/(?!\/)/.test(location)) return `${prefix}${withoutOwnPath(service, location)}`;
  const base = `http://server${path}`;
  if (!URL.canParse(location, base)) return `${prefix}/`;
  const { pathname, search, hash } = new URL(location, base);
  return `${prefix}${withoutOwnPath(service, `${pathname}${search}${hash}`)}`;
}
