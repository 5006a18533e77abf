import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Tells all who answer a request by which id the log knows it. Only what listens writes it. */
const idHeader = "x-scrapelab-request-id";

/** Gives a request an id, over whatever its sender wrote there. */
export function noteRequestId(request: Pick<IncomingMessage, "headers">): string {
  const id = randomUUID();
  request.headers[idHeader] = id;
  return id;
}

/** The id of a request that came in; a new one where nobody has noted any. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  return [headers[idHeader]].flat()[0] ?? randomUUID();
}

/** The same, of a request as the routes see it. */
export function notedRequestId(request: Request): string {
  return request.headers.get(idHeader) ?? randomUUID();
}
