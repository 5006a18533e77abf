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
}: CurlRequest) {
  const address = host === "127.0.0.1" || host === "localhost" ? "127.0.0.1" : "10.0.0.1";
  const told = [
    `*   Trying ${address}:${port}...`,
    `* Connected to ${host} (${address}) port ${port} (#0)`,
    `> ${method} ${target} HTTP/1.1\r`,
    ...lines.map(([name, value]) => `> ${name}: ${value}\r`),
    "> \r",
  ];
  return `${told.join("\n")}\n`;
}

export function verboseAnswer(answer: TransferAnswer): string {
  const head = [`HTTP/1.1 ${answer.status} ${answer.statusText}`, ...headerLines(answer), ""];
  return `${head.map((line) => `< ${line}\r\n`).join("")}`;
}

export const verboseEnd = (host: string) => `* Connection #0 to host ${host} left intact\n`;
