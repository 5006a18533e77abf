import { ok, type Result } from "@/lib/domain/result";
import { type ByteText, utf8 } from "./bytes";
import type { CurlFailure } from "./curl-failure";
import type { CurlOptions } from "./curl-options";
import { type ReadFile, unreadable } from "./read-data";

/** A header of the command line; null where it removes curl's own. */
export interface OwnHeader {
  name: string;
  value: string | null;
}

interface Sent {
  host: string;
  user: string | null;
  body: ByteText | null;
  isForm: boolean;
  isUpload: boolean;
}

/** The headers of `-H`, those of a file behind `@` included, and the two that `--json` stands for. */
export async function readOwnHeaders(
  options: CurlOptions,
  readFile: ReadFile,
): Promise<Result<OwnHeader[], CurlFailure>> {
  const own: OwnHeader[] = [];
  for (const given of options.headers) {
    const text = given.startsWith("@") ? await readFile(given.slice(1)) : given;
    if (text === null) return unreadable("-H", given.slice(1));
    const lines = given.startsWith("@") ? text.split(/\r?\n/) : [text];
    own.push(...lines.map(readHeader).filter((each) => each !== null));
  }
  const isJson = options.data.some(({ kind }) => kind === "json");
  for (const name of isJson ? ["Content-Type", "Accept"] : []) {
    if (!hasOwn(own, name)) own.push({ name, value: "application/json" });
  }
  return ok(own);
}

/** `Name: value`; `Name:` removes curl's own, `Name;` sends it empty (curl's manual, `-H`). */
function readHeader(text: string): OwnHeader | null {
  const [, name = "", sign = "", rest = ""] = /^([^:;]+)([:;])(.*)$/s.exec(text) ?? [];
  if (name === "") return null;
  const value = rest.trim();
  if (sign === ";") return value === "" ? { name, value: "" } : null;
  return { name, value: value === "" ? null : value };
}

const hasOwn = (own: readonly OwnHeader[], name: string) =>
  own.some((each) => each.name.toLowerCase() === name.toLowerCase());

/** All headers of a request in the order of curl: its own, the learner's, those of the body. */
export function requestHeaders(
  options: CurlOptions,
  own: readonly OwnHeader[],
  { host, user, body, isForm, isUpload }: Sent,
): [string, string][] {
  const lines: [string, string][] = [];
  const add = (name: string, value: string | null) => {
    if (value !== null && !hasOwn(own, name)) lines.push([name, value]);
  };
  const ownHost = own.find(({ name }) => name.toLowerCase() === "host");
  if (ownHost?.value) lines.push(["Host", ownHost.value]);
  else add("Host", host);
  add("Authorization", user === null ? null : `Basic ${btoa(utf8(user))}`);
  add("User-Agent", options.userAgent ?? "curl/7.88.1");
  add("Accept", "*/*");
  add("Accept-Encoding", options.compressed ? "deflate, gzip, br, zstd" : null);
  add("Referer", options.referer);
  for (const { name, value } of own) {
    if (value !== null && name.toLowerCase() !== "host") lines.push([name, value]);
  }
  add("Content-Length", body === null ? null : String(body.length));
  add("Content-Type", isForm ? "application/x-www-form-urlencoded" : null);
  add("Expect", isUpload && body !== "" ? "100-continue" : null);
  return lines;
}

/** One value a name, as the app takes them: several of one name mean the same joined by commas. */
export function joinHeaders(lines: readonly (readonly [string, string])[]): Record<string, string> {
  const joined = new Map<string, [name: string, value: string]>();
  for (const [name, value] of lines) {
    const before = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), before ? [before[0], `${before[1]}, ${value}`] : [name, value]);
  }
  return Object.fromEntries(joined.values());
}
