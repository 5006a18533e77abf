import { randomUUID } from "node:crypto";
import { problemResponse } from "@/lib/server/http/problem";
import type { RouteHandler } from "@/lib/server/http/route";

const names = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof names)[number];

/**
 * The exports of a route file: the given methods, a problem for every other one (Next's own 405 has no
 * body), and what `OPTIONS` has to say. Next answers `HEAD` by `GET`.
 */
export function methods(
  given: Partial<Record<Method, RouteHandler>>,
): Record<Method | "OPTIONS", RouteHandler> {
  const allowed = [...names.filter((name) => given[name]), ...(given.GET ? ["HEAD"] : [])];
  const refuse: RouteHandler = () =>
    Promise.resolve(problemResponse({ kind: "method-not-allowed", allowed }, randomUUID()));
  const { GET = refuse, POST = refuse, PUT = refuse, PATCH = refuse, DELETE = refuse } = given;
  const tell: RouteHandler = () =>
    Promise.resolve(new Response(null, { status: 204, headers: { allow: allowed.join(", ") } }));
  return { GET, POST, PUT, PATCH, DELETE, OPTIONS: tell };
}
