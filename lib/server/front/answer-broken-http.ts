import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { toProblem } from "@/lib/server/answers/problem";

/**
 * Answers what Node's parser could not read as a request, most often a path with a raw space or letter.
 * There is no response object for it, so the answer is written by hand. Gives its id and status; null where nobody
 * is left to be answered.
 */
export function answerBrokenHttp(
  error: NodeJS.ErrnoException,
  socket: Duplex,
): { requestId: string; status: number } | null {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return null;
  }
  const isLate = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  const problem = toProblem(
    isLate ? { kind: "too-slow" } : { kind: "bad-request", message: explain(error) },
    randomUUID(),
  );
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      "Connection: close",
      "Content-Type: application/problem+json",
      "X-Content-Type-Options: nosniff",
      `X-Request-Id: ${problem.requestId}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
  return problem;
}

function explain({ code }: NodeJS.ErrnoException): string {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return "The request line and the headers are longer than 16 KiB.";
    case "HPE_INVALID_METHOD":
      return "HTTP has no such method. Methods are written in capital letters: DELETE, not delete.";
    default:
      return "This is no valid HTTP. In a path, a space is written %20, and é is written %C3%A9.";
  }
}
