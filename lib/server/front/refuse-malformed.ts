import type { IncomingMessage } from "node:http";
import type { RequestError } from "@/lib/server/requests/request-error";
import { isRouterState } from "./router-state";

const pageMethods = ["GET", "HEAD"];
const apiMethods = [...pageMethods, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * What Next would answer with 500, or would do though nothing here uses it: a method that its routes do not
 * know, a path or a router state that it cannot decode, its image optimizer, which also writes what it is
 * asked for into the log.
 */
export function refuseMalformed(
  request: Pick<IncomingMessage, "method" | "url" | "headers">,
  { isDev }: { isDev: boolean },
): RequestError | null {
  const { method = "", url = "/", headers } = request;
  // Next takes any other request to a page for one of its server actions, of which there are none.
  const allowed = isDev || /^\/api(?:[/?]|$)/.test(url) ? apiMethods : pageMethods;
  if (!allowed.includes(method)) return { kind: "method-not-allowed", allowed };
  const [path = ""] = url.split("?", 1);
  if (!isDecodable(path)) return malformed("The path is no percent-encoded UTF-8 text.");
  if (/^\/+_next\/+image(?:\/|$)/i.test(decodeURIComponent(path))) return { kind: "not-found" };
  const state = headers["next-router-state-tree"];
  if (state !== undefined && !isRouterState(String(state))) {
    return malformed("The header Next-Router-State-Tree cannot be read.");
  }
  return null;
}

/** Percent-encoded UTF-8 without a null byte, which no name of ours and no file's has. */
function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

const malformed = (message: string): RequestError => ({ kind: "bad-request", message });
