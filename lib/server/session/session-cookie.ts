const plainName = "scrapelab_session";

/** Browsers take this name from no other host, and from this one over https alone (RFC 6265bis, 4.1.3.2). */
const hostName = `__Host-${plainName}`;

/** How long a sign-in lasts: 30 days. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** Browsers keep no longer cookie; what is longer is not ours. */
const maxCookieLength = 4096;

/** Whether browsers come by https. */
interface Way {
  isSecure: boolean;
}

/**
 * What may be sealed sessions in a `Cookie` header, by name. Cookies know no ports and no siblings, so
 * another server may have set some of them: under https the name that it cannot set counts first, and the
 * plain one is taken where there is no such, until what was set by it has ended.
 */
export function readSessionCookies(header: string | undefined, { isSecure }: Way): string[][] {
  const pairs = (header?.split(";") ?? []).map((pair) => {
    const separator = pair.indexOf("=");
    return [pair.slice(0, separator).trim(), pair.slice(separator + 1).trim()] as const;
  });
  return (isSecure ? [hostName, plainName] : [plainName]).map((wanted) =>
    pairs.flatMap(([name, value]) => (name === wanted && isSealLike(value) ? [value] : [])),
  );
}

function isSealLike(value: string): boolean {
  return value.startsWith("Fe26.2*") && value.length <= maxCookieLength;
}

/** The `Set-Cookie` header that keeps a sealed session. */
export function writeSessionCookie(seal: string, way: Way): string {
  return write(way.isSecure ? hostName : plainName, seal, sessionSeconds, way);
}

/** The `Set-Cookie` headers that sign out. */
export function clearSessionCookies(way: Way): string[] {
  return (way.isSecure ? [hostName, plainName] : [plainName]).map((name) =>
    write(name, "", 0, way),
  );
}

function write(name: string, value: string, maxAgeSeconds: number, { isSecure }: Way): string {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return `${name}=${value}; ${attributes}${isSecure ? "; Secure" : ""}`;
}
