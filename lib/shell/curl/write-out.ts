import { answerHead } from "./answer-lines";
import type { CurlRequest } from "./build-request";
import type { TransferAnswer } from "./transfer";

/** What `-w` can tell of a transfer. */
export interface Transferred {
  url: string;
  request: CurlRequest | null;
  answer: TransferAnswer | null;
  redirects: number;
  redirectUrl: string;
  downloaded: number;
  seconds: number;
  fileName: string;
  exitCode: number;
  errorMessage: string;
}

type Variable = (done: Transferred) => string | number;

const seconds: Variable = (done) => done.seconds.toFixed(6);

const variables: Readonly<Record<string, Variable>> = {
  http_code: ({ answer }) => String(answer?.status ?? 0).padStart(3, "0"),
  response_code: ({ answer }) => String(answer?.status ?? 0).padStart(3, "0"),
  num_redirects: ({ redirects }) => redirects,
  num_headers: ({ answer }) => Object.keys(answer?.headers ?? {}).length,
  num_connects: ({ answer }) => (answer ? 1 : 0),
  size_download: ({ downloaded }) => downloaded,
  size_upload: ({ request }) => request?.body?.length ?? 0,
  size_header: ({ answer }) => (answer ? answerHead(answer).length : 0),
  content_type: ({ answer }) => answer?.headers["content-type"] ?? "",
  method: ({ request }) => request?.method ?? "",
  url: ({ url }) => url,
  url_effective: ({ request, url }) => request?.url ?? url,
  redirect_url: ({ redirectUrl }) => redirectUrl,
  http_version: ({ answer }) => (answer ? "1.1" : "0"),
  scheme: ({ request }) => (request ? "HTTP" : ""),
  remote_ip: ({ answer }) => (answer ? "127.0.0.1" : ""),
  remote_port: ({ answer, request }) => (answer && request ? request.port : 0),
  filename_effective: ({ fileName }) => fileName,
  exitcode: ({ exitCode }) => exitCode,
  errormsg: ({ errorMessage }) => errorMessage,
  time_total: seconds,
  time_starttransfer: seconds,
  time_connect: () => "0.000000",
  time_namelookup: () => "0.000000",
  speed_download: () => 0,
  speed_upload: () => 0,
};

const written: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };

/** The text of `-w`, and what curl says against it. Variables stand in `%{…}`, `%%` is a percent sign. */
export function writeOut(format: string, done: Transferred): { text: string; warning: string } {
  let warning = "";
  const text = format.replaceAll(
    /%%|%\{([^}]*)\}|\\(.)/gs,
    (whole, name: string | undefined, letter: string | undefined) => {
      if (whole === "%%") return "%";
      if (letter !== undefined) return written[letter] ?? whole;
      const variable = variables[name ?? ""];
      if (variable) return String(variable(done));
      if (!["onerror", "stderr", "stdout"].includes(name ?? "")) {
        warning += `curl: unknown --write-out variable: '${name}'\n`;
      }
      return "";
    },
  );
  return { text, warning };
}
