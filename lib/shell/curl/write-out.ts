import { answerHead } from "./answer-lines";
import type { CurlRequest } from "./build-request";
import type { TransferAnswer } from "./transfer";

/** What `-w` can tell of a transfer. */
export interface Transferred {
  url: string;
  /** From 0, over all addresses of the command line. */
  urlNumber: number;
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
  referer: ({ request }) => request?.headers.Referer ?? "",
  size_request: ({ request, answer }) => (answer && request ? requestSize(request) : 0),
  http_connect: () => "000",
  num_certs: () => 0,
  ssl_verify_result: () => 0,
  proxy_ssl_verify_result: () => 0,
  urlnum: ({ urlNumber }) => urlNumber,
  local_ip: ({ answer }) => (answer ? "127.0.0.1" : ""),
  url: ({ url }) => url,
  url_effective: ({ request, url }) => withScheme(request?.url ?? url),
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
  time_appconnect: () => "0.000000",
  time_pretransfer: () => "0.000000",
  time_redirect: () => "0.000000",
  speed_download: () => 0,
  speed_upload: () => 0,
};

const withScheme = (url: string) =>
  (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`).replace(
    /^[^/]*\/\/[^/?#]*$/,
    "$&/",
  );

/** The bytes of the request line and the headers. */
function requestSize({ method, target, headerLines }: CurlRequest): number {
  const lines = headerLines.map((line) => `${line.join(": ")}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n`.length;
}

const written: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };

export interface WrittenOut {
  stdout: string;
  stderr: string;
}

/**
 * The text of `-w`, and what curl says against it. Variables stand in `%{…}`, headers of the answer in
 * `%header{…}`, `%%` is a percent sign; `%{stderr}` and `%{stdout}` turn to the one and the other, and what is
 * behind `%{onerror}` is left out after a success.
 */
export function writeOut(format: string, done: Transferred): WrittenOut {
  const out: WrittenOut = { stdout: "", stderr: "" };
  let to: keyof WrittenOut = "stdout";
  let warnings = "";
  for (const [piece, header, name] of format.matchAll(pieces)) {
    if (name === "onerror" && done.exitCode === 0) break;
    if (name === "stdout" || name === "stderr") to = name;
    const text = header === undefined ? textOf(done, piece, name) : head(done, header);
    if (text === null) warnings += `curl: unknown --write-out variable: '${name}'\n`;
    else out[to] += text;
  }
  return { ...out, stderr: warnings + out.stderr };
}

/** Null for a variable that there is not. */
function textOf(done: Transferred, piece: string, name: string | undefined): string | null {
  if (name === undefined) return plain(piece);
  if (["stdout", "stderr", "onerror"].includes(name)) return "";
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return variable ? String(variable(done)) : null;
}

const pieces = /%header\{([^}]*)\}|%\{([^}]*)\}|%%|\\.|[^%\\]+|./gs;

const head = ({ answer }: Transferred, name: string) => answer?.headers[name.toLowerCase()] ?? "";

function plain(piece: string): string {
  if (piece === "%%") return "%";
  return piece.startsWith("\\") ? (written[piece.slice(1)] ?? piece) : piece;
}
