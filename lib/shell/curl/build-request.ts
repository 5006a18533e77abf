import { err, ok, type Result } from "@/lib/domain/result";
import { type ByteText, toBytes, utf8 } from "./bytes";
import { type CurlFailure, transferFailure, usageFailure } from "./curl-failure";
import type { CurlOptions } from "./curl-options";
import { findService } from "./find-service";
import { parseUrl } from "./parse-url";
import { type ReadFile, readData } from "./read-data";
import type { TransferRequest } from "./transfer";

/** A request as curl writes it, with its headers in order and in their own spelling. */
export interface CurlRequest extends TransferRequest {
  url: string;
  host: string;
  port: number;
  headerLines: [name: string, value: string][];
}

interface Payload {
  method: string;
  body: ByteText | null;
  contentType: string | null;
  isUpload: boolean;
}

const form = "application/x-www-form-urlencoded";

/** What curl sends for one address; `team` tells which names are the learner's own. */
export async function buildRequest(
  options: CurlOptions,
  { url, team, readFile }: { url: string; team: string; readFile: ReadFile },
): Promise<Result<CurlRequest, CurlFailure>> {
  const data = await readData(options.data, readFile);
  if (!data.ok) return data;
  const parsed = parseUrl(withQuery(url, options, data.value), options.pathAsIs);
  if (!parsed.ok) return parsed;
  const payload = await choosePayload(options, data.value, readFile);
  if (!payload.ok) return payload;
  const target = targetOf(parsed.value.target, options);
  const service = findService(parsed.value, team);
  if (!service.ok) return service;
  const { host, port, user } = parsed.value;
  const { method, body } = payload.value;
  const headerLines = headersOf(options, payload.value, {
    host: `${host}:${port}`,
    user: options.user ?? user,
  });
  return ok({
    service: service.value,
    url,
    host,
    port,
    target,
    method: options.method ?? method,
    headers: Object.fromEntries(headerLines),
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
  const isJson = options.data.some(({ kind }) => kind === "json");
  if (options.upload !== null) {
    const { upload } = options;
    const body = await readFile(upload === "." ? "-" : upload);
    if (body === null) {
      const said = transferFailure(26, "Failed to open/read local data from file/application");
      const message = `curl: Can't open '${upload}'!\n${usageFailure("").message}${said.message}`;
      return err({ ...said, message });
    }
    return ok({ method: "PUT", body, contentType: null, isUpload: true });
  }
  const body = options.get ? null : data;
  if (options.head && body !== null) return err(bothMethods());
  const method = options.head ? "HEAD" : body === null ? "GET" : "POST";
  const contentType = body === null ? null : isJson ? "application/json" : form;
  return ok({ method, body, contentType, isUpload: false });
}

function bothMethods(): CurlFailure {
  const message =
    "Warning: You can only select one HTTP request method! You asked for both POST \n" +
    "Warning: (-d, --data) and HEAD (-I, --head).\n";
  return { exitCode: 2, message };
}

/** `-T file` to an address that ends in a slash takes the file's name along. */
function targetOf(target: string, { upload }: CurlOptions): string {
  if (upload === null || upload === "-" || upload === "." || !/^[^?]*\/$/.test(target))
    return target;
  return target + encodeURIComponent(upload.replace(/^.*\//s, ""));
}

function headersOf(
  options: CurlOptions,
  { body, contentType, isUpload }: Payload,
  { host, user }: { host: string; user: string | null },
): [string, string][] {
  const lines: [string, string][] = [["Host", host]];
  if (user !== null) lines.push(["Authorization", `Basic ${btoa(utf8(user))}`]);
  lines.push(["User-Agent", options.userAgent ?? "curl/7.88.1"], ["Accept", "*/*"]);
  if (options.referer !== null) lines.push(["Referer", options.referer]);
  if (body !== null) lines.push(["Content-Length", String(body.length)]);
  if (contentType !== null) lines.push(["Content-Type", contentType]);
  if (isUpload) lines.push(["Expect", "100-continue"]);
  return withOwn(lines, options.headers);
}

/** `-H 'Name: value'` takes the place of curl's own, `-H 'Name:'` removes it, `-H 'Name;'` sends it empty. */
function withOwn(lines: [string, string][], own: readonly string[]): [string, string][] {
  let kept = lines;
  for (const header of own) {
    const [, name = "", sign = "", rest = ""] = /^([^:;]+)([:;])(.*)$/s.exec(header) ?? [];
    if (name === "") continue;
    const value = rest.trim();
    kept = kept.filter(([each]) => each.toLowerCase() !== name.toLowerCase() || isOwn(own, each));
    if (value !== "" || sign === ";") kept = [...kept, [name, value]];
  }
  return kept.filter(([, value], at) => value !== "" || at >= 0);
}

/** Two of the learner's own with one name are both sent. */
const isOwn = (own: readonly string[], name: string) =>
  !["Host", "User-Agent", "Accept", "Content-Type", "Content-Length", "Expect"].includes(name) &&
  own.filter((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`)).length > 1;
