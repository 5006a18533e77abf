/** Where the newer pages load parts of their scripts from as they go. */
const scriptFolders = ["static/", "assets/", "new/static/"];

/**
 * What a page of a server may load and do: `server` is where its root is in our address, with a slash at
 * the end. Pages reach what is below their own ticket, so that not even a page of another learner on the
 * same origin is theirs to read. The classic pages of Prometheus write names of metrics as HTML: no script
 * and no handler in it runs without the nonce, which is new for each page.
 */
export function pagePolicy({ server, nonce }: { server: string; nonce: string | null }): string {
  const ticket = server.replace(/[^/]*\/$/, "");
  const scripts = scriptFolders.map((folder) => `${server}${folder}`);
  return [
    "default-src 'none'",
    `script-src ${nonce === null ? "'none'" : [`'nonce-${nonce}'`, ...scripts].join(" ")}`,
    `style-src ${ticket} 'unsafe-inline'`,
    `img-src ${ticket} data:`,
    `font-src ${ticket} data:`,
    `connect-src ${ticket}`,
    `manifest-src ${ticket}`,
    `form-action ${ticket}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
