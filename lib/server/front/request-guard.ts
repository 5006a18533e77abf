import type { IncomingMessage } from "node:http";
import type { RequestError } from "@/lib/server/http/request-error";
import { bracketed, isEveryAddress } from "./machine-addresses";

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
  request: Pick<IncomingMessage, "method" | "url" | "headers">,
  own: OwnAddress,
): RequestError | null {
  if (!request.url?.startsWith("/")) {
    return { kind: "bad-request", message: "The request target has to be a path, such as /." };
  }
  const { host = "", origin } = request.headers;
  if (!isOwnHost(host, own)) return { kind: "foreign-host", host };
  if (readMethods.has(request.method ?? "") || origin === undefined) return null;
  return isOwnOrigin(origin, host, own) ? null : { kind: "foreign-origin", origin };
}

function isOwnHost(host: string, own: OwnAddress): boolean {
  const { host: listening, publicUrl, machineNames } = own;
  const name = hostPattern.exec(host)?.groups?.name?.toLowerCase();
  if (name === undefined) return false;
  return (
    localName.test(name) ||
    name === bracketed(listening) ||
    name === publicUrl?.hostname.toLowerCase() ||
    (isEveryAddress(listening) && machineNames?.().has(name) === true)
  );
}

/** Hosts are compared under the origin's scheme, so that its default port may be left out. */
function isOwnOrigin(origin: string, host: string, { publicUrl }: OwnAddress): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (from.protocol !== "http:" && from.protocol !== "https:") return false;
  return from.host === new URL(`${from.protocol}//${host}`).host || from.host === publicUrl?.host;
}
