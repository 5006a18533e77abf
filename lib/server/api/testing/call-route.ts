import type { RouteHandler } from "@/lib/server/api/route";

interface RouteCall {
  headers?: Record<string, string>;
  cookie?: string;
  json?: unknown;
  body?: string;
  params?: Record<string, string>;
  /** With its question mark. */
  query?: string;
  signal?: AbortSignal;
}

/** Calls a route handler as Next does. */
export function callRoute(handler: RouteHandler, call: RouteCall = {}): Promise<Response> {
  const body = call.json === undefined ? call.body : JSON.stringify(call.json);
  const request = new Request(`http://localhost/api/any${call.query ?? ""}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...call.headers, ...(call.cookie === undefined ? {} : { cookie: call.cookie }) },
    ...(body === undefined ? {} : { body }),
    ...(call.signal ? { signal: call.signal } : {}),
  });
  return handler(request, { params: Promise.resolve(call.params ?? {}) });
}
