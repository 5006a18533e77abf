import { headerLines } from "./answer-lines";
import type { CurlRequest } from "./build-request";
import type { CurlFailure } from "./curl-failure";
import type { TransferAnswer } from "./transfer";

/** What `-v` tells before an answer has come; `isNamed` says that there is a `-X`. */
export function verboseRequest(request: CurlRequest, isNamed: boolean): string {
  const { host, port, user, method, inferredMethod, target, headerLines: lines } = request;
  const address = host === "127.0.0.1" || host === "localhost" ? "127.0.0.1" : "10.0.0.1";
  const isNeedless = isNamed && method.toUpperCase() === inferredMethod;
  const told = [
    ...(isNeedless
      ? [`Note: Unnecessary use of -X or --request, ${inferredMethod} is already inferred.`]
      : []),
    `*   Trying ${address}:${port}...`,
    `* Connected to ${host} (${address}) port ${port} (#0)`,
    ...(user === null ? [] : [`* Server auth using Basic with user '${user}'`]),
    `> ${method} ${target} HTTP/1.1\r`,
    ...lines.map(([name, value]) => `> ${name}:${value === "" ? "" : ` ${value}`}\r`),
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

/** What `-v` tells where no answer comes about. */
export function verboseFailure({ exitCode, message }: CurlFailure): string {
  if (![6, 7, 28, 52].includes(exitCode)) return "";
  const said = message.replace(/^curl: \(\d+\) |\n[\s\S]*$/g, "");
  const [, port] = / port (\d+) after /.exec(said) ?? [];
  const tried = [
    `*   Trying 127.0.0.1:${port}...`,
    `* connect to 127.0.0.1 port ${port} failed: Connection refused`,
  ];
  const told = [...(port === undefined ? [] : tried), `* ${said}`, "* Closing connection 0"];
  return `${told.join("\n")}\n`;
}

export const verboseRedirect = (url: string) => `* Issue another request to this URL: '${url}'\n`;
