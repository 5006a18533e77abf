/** Rewrites a redirect so that it stays below `prefix`, the place of a server's pages in our address. */
export function keepRedirectInside(location: string, prefix: string, path: string): string {
  if (/^\/(?!\/)/.test(location)) return `${prefix}${location}`;
  const base = `http://server${path}`;
  if (!URL.canParse(location, base)) return `${prefix}/`;
  const { pathname, search, hash } = new URL(location, base);
  return `${prefix}${pathname}${search}${hash}`;
}
