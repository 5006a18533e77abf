import type { ServerResponse } from "node:http";
import { isDocumentPath, isStaticPath } from "@/lib/server/front/page-paths";
import type { ProxyAnswer } from "@/lib/server/front/proxy";
import type { UpstreamService } from "@/lib/server/http/upstream";
import { keepLinksInside, keepRedirectInside } from "./keep-inside";
import { sendNote } from "./note-page";
import { missingPagesNote } from "./notes";

interface PageAnswer {
  service: UpstreamService;
  path: string;
  /** Where the server's root is in our address. */
  prefix: string;
  origin: string;
  answer: ProxyAnswer;
}

/** Sends a server's answer with its links and redirects kept inside the ticket's path. */
export function sendPage(response: ServerResponse, page: PageAnswer): void {
  const { service, path, prefix, origin, answer } = page;
  const { method } = response.req;
  if (isDocumentPath(service, path) && isMissing(answer)) {
    sendNote(response, missingPagesNote(service, prefix));
    return;
  }
  const { "content-type": type, allow, location } = answer.headers;
  const isHtml = /^text\/html\b/.test(type ?? "");
  const body = isHtml ? keepLinksInside(answer.body, prefix) : answer.body;
  const { status } = answer;
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  const isLasting = status === 200 && isStaticPath(service, path);
  response.writeHead(status, answer.statusText, {
    "content-security-policy": policy(`${origin}${prefix.replace(/[^/]*$/, "")}`),
    "cache-control": isLasting ? "private, max-age=3600" : "no-store",
    ...(type === undefined ? {} : { "content-type": type }),
    ...(allow === undefined ? {} : { allow }),
    ...(location === undefined ? {} : { location: keepRedirectInside(location, prefix, path) }),
    ...(hasBody && method !== "HEAD" ? { "content-length": body.byteLength } : {}),
  });
  response.end(hasBody && method !== "HEAD" ? body : undefined);
}

/**
 * The pages write scripts and styles into themselves. They reach what is below their own ticket, so that
 * not even a page of another learner on the same origin is theirs to read.
 */
function policy(ticketAddress: string): string {
  return [
    "default-src 'none'",
    `script-src ${ticketAddress} 'unsafe-inline'`,
    `style-src ${ticketAddress} 'unsafe-inline'`,
    `img-src ${ticketAddress} data:`,
    `font-src ${ticketAddress} data:`,
    `connect-src ${ticketAddress}`,
    `manifest-src ${ticketAddress}`,
    `form-action ${ticketAddress}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** How Debian's builds say that their templates are not there. */
function isMissing({ status, body }: ProxyAnswer): boolean {
  return status === 500 && /\btemplate\b.*no such file or directory/.test(body.toString());
}
