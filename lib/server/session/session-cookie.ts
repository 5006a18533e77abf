import { namedCookie, type Way } from "./named-cookie";

/** How long a sign-in lasts: 30 days. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** Browsers keep no longer cookie; what is longer is not ours. */
const maxCookieLength = 4096;

const cookie = namedCookie("scrapelab_session", sessionSeconds);

/** What may be sealed sessions in a `Cookie` header, by name: the one that counts first before the plain one. */
export function readSessionCookies(header: string | undefined, way: Way): string[][] {
  return cookie.read(header, way).map((values) => values.filter(isSealLike));
}

function isSealLike(value: string): boolean {
  return value.startsWith("Fe26.2*") && value.length <= maxCookieLength;
}

/** The `Set-Cookie` header that keeps a sealed session. */
export function writeSessionCookie(seal: string, way: Way): string {
  return cookie.write(seal, way);
}

/** The `Set-Cookie` headers that sign out. */
export function clearSessionCookies(way: Way): string[] {
  return cookie.clear(way);
}

/** A `Cookie` header with one session, as `name=seal`, or with none. */
export function replaceSessionCookies(header: string | undefined, pair: string | null): string {
  return cookie.replace(header, pair);
}
