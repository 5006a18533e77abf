import { headerLines } from "./answer-lines";
import type { CurlRequest } from "./build-request";
import type { CurlFailure } from "./curl-failure";
import type { TransferAnswer } from "./transfer";

/** What `-v` tells before an answer has come. */
export function verboseRequest({ host, port, method, target, headerLines: lines }: CurlRequest) {
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

export function verboseEnd(host: string, { headers }: TransferAnswer): string {
  return /\bclose\b/i.test(headers.connection ?? "")
    ? "* Closing connection 0\n"
    : `* Connection #0 to host ${host} left intact\n`;
}

/** What `-v` tells where no connection comes about. */
export function verboseFailure({ exitCode, message }: CurlFailure): string {
  if (exitCode !== 6 && exitCode !== 7) return "";
  const said = message.replace(/^curl: \(\d+\) |\n[\s\S]*$/g, "");
  const [, port] = / port (\d+) /.exec(said) ?? [];
  const tried = [
    `*   Trying 127.0.0.1:${port}...`,
    `* connect to 127.0.0.1 port ${port} failed: Connection refused`,
  ];
  return [...(port === undefined ? [] : tried), `* ${said}`, "* Closing connection 0", ""].join(
    "\n",
  );
}
