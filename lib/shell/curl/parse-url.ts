import { err, ok, type Result } from "@/lib/domain/result";
import { utf8 } from "./bytes";
import { type CurlFailure, transferFailure } from "./curl-failure";

export interface CurlUrl {
  scheme: string;
  host: string;
  port: number;
  /** Path and query as they go into the request line. */
  target: string;
  user: string | null;
}

const malformed = () => err(transferFailure(3, "URL using bad/illegal format or missing URL"));

/** Reads an address as curl does: `http://` may be missing, dot segments are squashed unless told otherwise. */
export function parseUrl(text: string, isPathAsIs: boolean): Result<CurlUrl, CurlFailure> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what curl refuses
  if (/[\u0000-\u0020\u007f]/.test(text)) return malformed();
  const [, scheme = "http", rest = ""] =
    /^(?:([a-z][a-z0-9+.-]*):\/{1,3})?(.*)$/is.exec(text) ?? [];
  if (!/^https?$/i.test(scheme)) {
    return err(transferFailure(1, `Protocol "${scheme}" not supported or disabled in libcurl`));
  }
  const [, authority = "", after = ""] = /^([^/?#]*)([^#]*)/.exec(rest) ?? [];
  const at = authority.lastIndexOf("@");
  const user = at < 0 ? null : decodeURIComponentOrSame(authority.slice(0, at));
  const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1)) ?? [];
  const portNumber = port ? Number(port) : defaultPort(scheme);
  if (host === "" || notInHosts.test(host.replace(/^\[.*\]$/, "")) || portNumber > 65_535) {
    return malformed();
  }
  const [, path = "", query = ""] = /^([^?]*)(.*)$/s.exec(after) ?? [];
  const whole = path === "" ? "/" : path;
  const sent = isPathAsIs ? whole : squashDots(whole);
  const target = encodeNonAscii(sent + query);
  return ok({ scheme: scheme.toLowerCase(), host, port: portNumber, target, user });
}

/** Those that curl 7.88 refuses in a host's name. */
const notInHosts = /[\s/:#?!@{}[\]\\$'"^`*<>=;,&()+%]/;

/** curl 7.88 writes bytes above ASCII with small hexadecimal digits, and all else as it stands. */
function encodeNonAscii(target: string): string {
  return utf8(target).replaceAll(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16)}`,
  );
}

function defaultPort(scheme: string): number {
  return scheme.toLowerCase() === "https" ? 443 : 80;
}

/** RFC 3986, 5.2.4: `/a/./b/../c` becomes `/a/c`; `//` stays. */
function squashDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split("/");
  segments.forEach((segment, at) => {
    const isLast = at === segments.length - 1;
    if (segment === "." || segment === "..") {
      if (segment === ".." && kept.length > 1) kept.pop();
      if (isLast) kept.push("");
    } else kept.push(segment);
  });
  return kept.join("/");
}

function decodeURIComponentOrSame(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
