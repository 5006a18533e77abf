import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { ProxyAnswer } from "@/lib/server/proxy/proxy";
import { isDocumentPath, isStaticPath } from "@/lib/server/stack/page-paths";
import { keepRedirectInside } from "./keep-redirect-inside";
import { sendNote } from "./note-page";
import { missingPagesNote } from "./notes";
import { pagePolicy } from "./page-policy";
import { rewritePage } from "./rewrite-page";

interface PageAnswer {
  service: ServerName;
  path: string;
  /** Where the server's root is in our address. */
  prefix: string;
  origin: string;
  answer: ProxyAnswer;
}

/** Sends a server's answer with its links and redirects kept inside the ticket's path. */
export async function sendPage(response: ServerResponse, page: PageAnswer): Promise<void> {
  const { service, path, prefix, origin, answer } = page;
  const { method } = response.req;
  if (isDocumentPath(service, path) && isMissing(answer)) {
    sendNote(response, missingPagesNote(service, prefix));
    return;
  }
  const { "content-type": type, allow, location } = answer.headers;
  const { status } = answer;
  const nonce = isPage(page) ? randomBytes(16).toString("base64") : null;
  const body = nonce === null ? answer.body : await rewritePage(answer.body, { prefix, nonce });
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  const isLasting = status === 200 && isStaticPath(service, path);
  response.writeHead(status, answer.statusText, {
    "content-security-policy": pagePolicy({ server: `${origin}${prefix}/`, nonce }),
    "cache-control": isLasting ? "private, max-age=3600" : "no-store",
    ...(type === undefined ? {} : { "content-type": type }),
    ...(allow === undefined ? {} : { allow }),
    ...(location === undefined ? {} : { location: keepRedirectInside(location, prefix, page) }),
    ...(hasBody && method !== "HEAD" ? { "content-length": body.byteLength } : {}),
  });
  response.end(hasBody && method !== "HEAD" ? body : undefined);
}

/** A template that the classic pages load is HTML too, but no page. */
function isPage({ service, path, answer }: PageAnswer): boolean {
  return (
    isDocumentPath(service, path) && /^text\/html\b/.test(answer.headers["content-type"] ?? "")
  );
}

/** How Debian's builds say that their templates are not there. */
function isMissing({ status, body }: ProxyAnswer): boolean {
  return status === 500 && /\btemplate\b.*no such file or directory/.test(body.toString());
}
