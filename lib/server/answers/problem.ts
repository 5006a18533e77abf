import type { ServerResponse } from "node:http";
import type { Problem } from "@/lib/contract/problem";
import type { AppError, ProblemEntry } from "./app-error";
import { describeError } from "./problem-table";

/** An error as problem+json (RFC 9457); `requestId` is what the log knows it by. */
export function toProblem(error: AppError, requestId: string): Problem {
  return problemOf(describeError(error), requestId);
}

/** An error as an answer of a Next route handler. */
export function problemResponse(error: AppError, requestId: string): Response {
  const entry = describeError(error);
  return new Response(JSON.stringify(problemOf(entry, requestId)), {
    status: entry.status,
    headers: problemHeaders(entry),
  });
}

/**
 * Sends an error on a `node:http` response and ends it. An answer that has begun can't be taken back:
 * its connection is cut, so that nobody takes it for complete.
 */
export function sendProblem(response: ServerResponse, error: AppError, requestId: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const entry = describeError(error);
  const body = Buffer.from(JSON.stringify(problemOf(entry, requestId)));
  response.writeHead(entry.status, {
    ...problemHeaders(entry),
    "content-length": body.byteLength,
  });
  response.end(body);
}

function problemOf(entry: ProblemEntry, requestId: string): Problem {
  return {
    type: `urn:scrapelab:problem:${entry.code}`,
    title: entry.title,
    status: entry.status,
    code: entry.code,
    requestId,
    detail: entry.detail,
    ...(entry.errors ? { errors: entry.errors } : {}),
  };
}

function problemHeaders(entry: ProblemEntry): Record<string, string> {
  const { retryAfterSeconds, allowed } = entry;
  return {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    ...(allowed ? { allow: allowed.join(", ") } : {}),
  };
}
