/**
 * Where to go after joining: a page of a lab or that of the own terminal, as the address bar had it. Anything else, another host
 * above all, leads to the first page.
 */
export function readReturnTo(wanted: string | string[] | undefined): string {
  return typeof wanted === "string" && /^\/(terminal|labs\/[a-z0-9-]+(\/[a-z0-9-]+)?)$/.test(wanted)
    ? wanted
    : "/";
}

/** The first page, which leads back to `path` after joining. */
export function joinFirst(path: string): string {
  return `/?next=${encodeURIComponent(path)}`;
}
