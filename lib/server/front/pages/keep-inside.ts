/** Rewrites a redirect so that it stays below `prefix`, the place of a server's pages in our address. */
export function keepRedirectInside(location: string, prefix: string, path: string): string {
  if (/^\/(?!\/)/.test(location)) return `${prefix}${location}`;
  const base = `http://server${path}`;
  if (!URL.canParse(location, base)) return `${prefix}/`;
  const { pathname, search, hash } = new URL(location, base);
  return `${prefix}${pathname}${search}${hash}`;
}

/**
 * Puts `prefix` before the addresses in a server's own HTML that begin at its root: in attributes, and in
 * the constant that the classic and the first React pages of Prometheus build theirs from. Newer pages
 * and the Pushgateway's are relative and need nothing. What learners push stands there escaped, without a
 * quote that could look like an attribute. Bytes stay bytes.
 */
export function keepLinksInside(html: Buffer, prefix: string): Buffer {
  const text = html
    .toString("latin1")
    .replace(/(\s(?:href|src|action)\s*=\s*["'])\/(?!\/)/g, `$1${prefix}/`)
    .replace(/(PATH_PREFIX\s*=\s*)(["'])\2/g, `$1$2${prefix}$2`);
  return Buffer.from(text, "latin1");
}
