import { ok, type Result } from "@/lib/domain/result";

type Answered = Result<Response, never>;

/** 200, or another status, with JSON. */
export function json(value: unknown, init: ResponseInit = {}): Answered {
  return ok(Response.json(value, init));
}

/** An answer whose status says all: 202, 204. */
export function empty(status: 202 | 204, init: ResponseInit = {}): Answered {
  return ok(new Response(null, { ...init, status }));
}
