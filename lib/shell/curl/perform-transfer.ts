import { err, ok, type Result } from "@/lib/domain/result";
import { answerHead } from "./answer-lines";
import { buildRequest, type CurlRequest } from "./build-request";
import { type ByteText, toByteText } from "./bytes";
import { type CurlFailure, transferFailure } from "./curl-failure";
import type { CurlOptions } from "./curl-options";
import type { CurlPorts } from "./curl-ports";
import {
  verboseAnswer,
  verboseEnd,
  verboseFailure,
  verboseRedirect,
  verboseRequest,
} from "./print-verbose";
import type { TransferAnswer, TransferProblem } from "./transfer";

/** One address, redirects followed where that was asked for. */
export interface PerformedTransfer {
  request: CurlRequest | null;
  answer: TransferAnswer | null;
  /** Where a redirect that was not followed leads. */
  redirectUrl: string;
  redirects: number;
  stdout: ByteText;
  bodyBytes: number;
  heads: string;
  /** What `-v` tells. */
  trace: string;
  failure: CurlFailure | null;
}

export async function performTransfer(
  url: string,
  options: CurlOptions,
  ports: CurlPorts,
): Promise<PerformedTransfer> {
  const done: PerformedTransfer = {
    request: null,
    answer: null,
    redirectUrl: "",
    redirects: 0,
    stdout: "",
    bodyBytes: 0,
    heads: "",
    trace: "",
    failure: null,
  };
  let asked = options;
  for (let next: string | null = url; next !== null; ) {
    const sent = await send(next, { options: asked, ports, done });
    if (!sent.ok) {
      done.failure = sent.error;
      if (options.verbose) done.trace += verboseFailure(sent.error);
      break;
    }
    const { request, answer } = sent.value;
    done.redirectUrl = redirectOf(request, answer);
    show(done, options, sent.value);
    next = nextAddress(done, options);
    asked = afterRedirect(asked, answer.status);
  }
  return done;
}

/** Where to go on, and that it is one redirect more; null at the end. */
function nextAddress(done: PerformedTransfer, options: CurlOptions): string | null {
  if (!options.location || done.redirectUrl === "") return null;
  if (done.redirects >= options.maxRedirects && options.maxRedirects >= 0) {
    done.failure = transferFailure(47, `Maximum (${options.maxRedirects}) redirects followed`);
    return null;
  }
  done.redirects += 1;
  if (options.verbose) done.trace += verboseRedirect(done.redirectUrl);
  return done.redirectUrl;
}

interface Sending {
  options: CurlOptions;
  ports: CurlPorts;
  done: PerformedTransfer;
}

async function send(
  url: string,
  { options, ports, done }: Sending,
): Promise<Result<{ request: CurlRequest; answer: TransferAnswer }, CurlFailure>> {
  const built = await buildRequest(options, { url, names: ports.names, readFile: ports.readFile });
  if (!built.ok) return built;
  const request = built.value;
  done.request = request;
  if (options.verbose) done.trace += verboseRequest(request, options.method !== null);
  const answer = await withLimit(ports.transfer(request), options.maxTimeMs);
  if (answer === null) {
    const said = `Operation timed out after ${options.maxTimeMs} milliseconds with 0 bytes received`;
    return err(transferFailure(28, said));
  }
  if (!answer.ok) return err(noAnswer(request, answer.error));
  done.answer = answer.value;
  if (options.verbose)
    done.trace += verboseAnswer(answer.value) + verboseEnd(request.host, answer.value);
  return ok({ request, answer: answer.value });
}

function noAnswer({ host, port }: CurlRequest, { kind, note }: TransferProblem): CurlFailure {
  const said = {
    refused: transferFailure(
      7,
      `Failed to connect to ${host} port ${port}: Couldn't connect to server`,
    ),
    broken: transferFailure(52, "Empty reply from server"),
    timeout: transferFailure(28, "Operation timed out"),
  }[kind];
  return note === "" ? said : { ...said, message: `${said.message}${note}\n` };
}

function show(
  done: PerformedTransfer,
  options: CurlOptions,
  { request, answer }: { request: CurlRequest; answer: TransferAnswer },
): void {
  const head = answerHead(answer);
  done.heads += head;
  const isError = answer.status >= 400 && (options.fail || options.failWithBody);
  if (isError) {
    done.failure = transferFailure(22, `The requested URL returned error: ${answer.status}`);
  }
  if (options.include || options.head) done.stdout += head;
  const hasBody = request.method !== "HEAD" && !options.head;
  if (!hasBody || (isError && !options.failWithBody)) return;
  if (options.location && done.redirectUrl !== "") return;
  done.bodyBytes = answer.body.length;
  done.stdout += toByteText(answer.body);
}

function redirectOf(request: CurlRequest, { status, headers }: TransferAnswer): string {
  const { location } = headers;
  if (status < 300 || status >= 400 || location === undefined) return "";
  const base = request.origin;
  if (/^https?:/i.test(location)) return location;
  return location.startsWith("/")
    ? base + location
    : base + request.target.replace(/[^/]*(\?.*)?$/s, "") + location;
}

/** A POST becomes a GET after 301, 302 and 303, as browsers do it; `-X` stays what it is. */
function afterRedirect(options: CurlOptions, status: number): CurlOptions {
  return status === 307 || status === 308 ? options : { ...options, data: [], upload: null };
}

/** Null where the time was up first. */
async function withLimit<T>(work: Promise<T>, limitMs: number | null): Promise<T | null> {
  if (limitMs === null) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}
