import { err, ok, type Result } from "@/lib/domain/result";
import type { TeamNames } from "@/lib/domain/site-names";
import { type ByteText, toBytes } from "./bytes";
import { type CurlFailure, transferFailure, usageFailure } from "./curl-failure";
import type { CurlOptions } from "./curl-options";
import { findService } from "./find-service";
import { parseUrl } from "./parse-url";
import { type ReadFile, readData } from "./read-data";
import { joinHeaders, readOwnHeaders, requestHeaders } from "./request-headers";
import type { TransferRequest } from "./transfer";

/** A request as curl writes it, with its headers in order and in their own spelling. */
export interface CurlRequest extends TransferRequest {
  url: string;
  origin: string;
  host: string;
  port: number;
  /** Who logs in; null without that. */
  user: string | null;
  /** The method without `-X`. */
  inferredMethod: string;
  headerLines: [name: string, value: string][];
}

interface Payload {
  method: string;
  body: ByteText | null;
  isForm: boolean;
  isUpload: boolean;
}

/** What curl sends for one address; `names` tells which addresses are the learner's own. */
export async function buildRequest(
  options: CurlOptions,
  { url, names, readFile }: { url: string; names: TeamNames; readFile: ReadFile },
): Promise<Result<CurlRequest, CurlFailure>> {
  const data = await readData(options.data, readFile);
  if (!data.ok) return data;
  const whole = withQuery(url, options, data.value);
  const parsed = parseUrl(whole, options.pathAsIs);
  if (!parsed.ok) return parsed;
  const payload = await choosePayload(options, data.value, readFile);
  if (!payload.ok) return payload;
  const target = targetOf(parsed.value.target, options);
  const service = findService({ ...parsed.value, target }, names);
  if (!service.ok) return service;
  const { scheme, host, port, user } = parsed.value;
  const { method, body } = payload.value;
  const own = await readOwnHeaders(options, readFile);
  if (!own.ok) return own;
  const headerLines = requestHeaders(options, own.value, {
    ...payload.value,
    host: `${host}:${port}`,
    user: options.user ?? user,
  });
  return ok({
    ...service.value,
    url: whole,
    origin: `${scheme}://${host}:${port}`,
    host,
    port,
    user: (options.user ?? user)?.replace(/:.*$/s, "") ?? null,
    inferredMethod: method,
    method: options.method ?? method,
    headers: joinHeaders(headerLines),
    headerLines,
    body: body === null ? null : toBytes(body),
  });
}

function withQuery(url: string, options: CurlOptions, data: ByteText | null): string {
  if (!options.get || data === null) return url;
  const [, whole = "", fragment = ""] = /^([^#]*)(.*)$/s.exec(url) ?? [];
  return `${whole}${whole.includes("?") ? "&" : "?"}${data}${fragment}`;
}

async function choosePayload(
  options: CurlOptions,
  data: ByteText | null,
  readFile: ReadFile,
): Promise<Result<Payload, CurlFailure>> {
  const posted = options.get ? null : data;
  if (options.upload !== null) return chooseUpload(options.upload, posted, { options, readFile });
  if (options.head && posted !== null) return err(bothMethods("POST", "-d, --data", headOption));
  const method = options.head ? "HEAD" : posted === null ? "GET" : "POST";
  return ok({ method, body: posted, isForm: posted !== null, isUpload: false });
}

async function chooseUpload(
  path: string,
  posted: ByteText | null,
  { options, readFile }: { options: CurlOptions; readFile: ReadFile },
): Promise<Result<Payload, CurlFailure>> {
  const option = "-T, --upload-file";
  if (options.head) return err(bothMethods("PUT", option, headOption));
  if (posted !== null) return err(bothMethods("PUT", option, "POST (-d, --data)"));
  const body = await readFile(path === "." ? "-" : path);
  if (body !== null) return ok({ method: "PUT", body, isForm: false, isUpload: true });
  const said = transferFailure(26, "Failed to open/read local data from file/application");
  const message = `curl: Can't open '${path}'!\n${usageFailure("").message}${said.message}`;
  return err({ ...said, message });
}

const headOption = "HEAD (-I, --head)";

function bothMethods(method: string, option: string, other: string): CurlFailure {
  const message =
    `Warning: You can only select one HTTP request method! You asked for both ${method} \n` +
    `Warning: (${option}) and ${other}.\n`;
  return { exitCode: 2, message };
}

/** `-T file` to an address that ends in a slash takes the file's name along. */
function targetOf(target: string, { upload }: CurlOptions): string {
  if (upload === null || upload === "-" || upload === "." || !/^[^?]*\/$/.test(target))
    return target;
  return target + encodeURIComponent(upload.replace(/^.*\//s, ""));
}
