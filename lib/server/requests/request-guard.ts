import type { IncomingMessage } from "node:http";
import { bracketed, isEveryAddress } from "./machine-addresses";
import type { RequestError } from "./request-error";

/** Which addresses the app answers for. */
export interface OwnAddress {
  /** What it listens on. */
  host: string;
  publicUrl: URL | null;
  /** Every name of this machine, where it listens on all of its addresses. */
  machineNames?: () => ReadonlySet<string>;
}

const readMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const hostPattern = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i;
const localName = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i;

/**
 * Why a request is refused before anything looks at it: an absolute request target, a `Host` that is not
 * ours (DNS rebinding), or another site's page as the origin of a change (CSRF).
 */
export function refuseForeign(
  request: Pick<IncomingMessage, "method" | "url" | "headers"> & { rawHeaders?: string[] },
  own: OwnAddress,
): RequestError | null {
  if (!request.url?.startsWith("/")) {
    return { kind: "bad-request", message: "The request target has to be a path, such as /." };
  }
  if (countOf("host", request.rawHeaders) > 1) {
    return { kind: "bad-request", message: "The request has more than one Host." };
  }
  const { host = "", origin } = request.headers;
  if (!isOwnHost(host, own)) return { kind: "foreign-host", host };
  if (readMethods.has(request.method ?? "") || origin === undefined) return null;
  return isOwnOrigin(origin, host, own) ? null : { kind: "foreign-origin", origin };
}

/**
 * Whether a browser takes this `Host` for a secure context. Elsewhere it ignores headers such as
 * `Cross-Origin-Opener-Policy`, and says so on its console as an error.
 */
export function isSecureContext(host: string | undefined, publicUrl: URL | null): boolean {
  const name = hostPattern.exec(host ?? "")?.groups?.name ?? "";
  return publicUrl?.protocol === "https:" || localName.test(name);
}

function isOwnHost(host: string, own: OwnAddress): boolean {
  const { host: listening, publicUrl, machineNames } = own;
  const name = hostPattern.exec(host)?.groups?.name?.toLowerCase();
  // Some that look like a name and a port are none, and whoever makes a URL of one fails.
  if (name === undefined || !URL.canParse(`http://${host}`)) return false;
  return (
    localName.test(name) ||
    name === bracketed(listening) ||
    name === publicUrl?.hostname.toLowerCase() ||
    (isEveryAddress(listening) && machineNames?.().has(name) === true)
  );
}

/**
 * As a browser writes it, character by character: `http://` and our `Host`, or the origin of `PUBLIC_URL`. A
 * `https://` of the same host is another origin, and what has a user in it is none.
 */
function isOwnOrigin(origin: string, host: string, { publicUrl }: OwnAddress): boolean {
  return origin === publicUrl?.origin || origin === new URL(`http://${host}`).origin;
}

/** Node reads the first of two headers that may come once. */
function countOf(name: string, rawHeaders: string[] = []): number {
  return rawHeaders.filter((each, at) => at % 2 === 0 && each.toLowerCase() === name).length;
}
