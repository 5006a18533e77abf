import { headerLines } from "./answer-lines";
import type { CurlRequest } from "./build-request";
import type { TransferAnswer } from "./transfer";

/** What `-v` tells before an answer has come. */
export function verboseRequest({
  host,
  port,
  method,
  target,
  headerLines: lines,
  body,
}: CurlRequest) {
  const address = host === "127.0.0.1" || host === "localhost" ? "127.0.0.1" : "10.0.0.1";
  const told = [
    `*   Trying ${address}:${port}...`,
    `* Connected to ${host} (${address}) port ${port} (#0)`,
    `> ${method} ${target} HTTP/1.1`,
    ...lines.map(([name, value]) => `> ${name}: ${value}`),
    "> ",
  ];
  if (body && body.length > 0) told.push(`} [${body.length} bytes data]`);
  return `${told.join("\n")}\n`;
}

export function verboseAnswer(answer: TransferAnswer): string {
  const head = [`HTTP/1.1 ${answer.status} ${answer.statusText}`, ...headerLines(answer), ""];
  return `${head.map((line) => `< ${line}\n`).join("")}`;
}

export const verboseEnd = (host: string) => `* Connection #0 to host ${host} left intact\n`;
