const sessionCookieName = "scrapelab_session";

/** How long a sign-in lasts: 30 days. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** Browsers keep no longer cookie; what is longer is not ours. */
const maxCookieLength = 4096;

/**
 * The sealed session of a `Cookie` header, or null where there is none. Of two neither counts: cookies know
 * no ports, so another server on this host may have set one of them.
 */
export function readSessionCookie(header: string | undefined): string | null {
  const values = (header?.split(";") ?? []).flatMap((pair) => {
    const separator = pair.indexOf("=");
    const isOurs = pair.slice(0, separator).trim() === sessionCookieName;
    return isOurs ? [pair.slice(separator + 1).trim()] : [];
  });
  const [value = "", ...others] = values;
  const isSealed = others.length === 0 && value.length > 0 && value.length <= maxCookieLength;
  return isSealed ? value : null;
}

/** The `Set-Cookie` header for a sealed session; an empty one with no seconds to live signs out. */
export function writeSessionCookie(
  seal: string,
  { maxAgeSeconds, isSecure }: { maxAgeSeconds: number; isSecure: boolean },
): string {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return `${sessionCookieName}=${seal}; ${attributes}${isSecure ? "; Secure" : ""}`;
}
