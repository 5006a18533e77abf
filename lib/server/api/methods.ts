import { problemResponse } from "@/lib/server/answers/problem";
import { notedRequestId } from "@/lib/server/requests/request-id";
import type { RouteHandler } from "./route";

const names = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof names)[number];

/**
 * The exports of a route file: the given methods, `HEAD` and `OPTIONS` from them, and a problem for every
 * other one, as Next's own 405 has no body.
 */
export function methods(
  given: Partial<Record<Method, RouteHandler>>,
): Record<Method | "HEAD" | "OPTIONS", RouteHandler> {
  const allowed = [...names.filter((name) => given[name]), ...(given.GET ? ["HEAD"] : [])];
  const refuse: RouteHandler = async (request) =>
    problemResponse({ kind: "method-not-allowed", allowed }, notedRequestId(request));
  const tell: RouteHandler = () =>
    Promise.resolve(new Response(null, { status: 204, headers: { allow: allowed.join(", ") } }));
  const { GET = refuse, POST = refuse, PUT = refuse, PATCH = refuse, DELETE = refuse } = given;
  return { GET, HEAD: withoutBody(GET), POST, PUT, PATCH, DELETE, OPTIONS: tell };
}

/** Next would leave the body of a `GET` unread, and with it an event stream open for ever. */
function withoutBody(handler: RouteHandler): RouteHandler {
  return async (request, context) => {
    const response = await handler(request, context);
    await response.body?.cancel();
    return new Response(null, response);
  };
}
