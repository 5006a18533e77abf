import { quoteWord, singleQuoted } from "./quote-word";
import type { WrittenRequest } from "./request-form";

/** The request as a `curl` command line, whose body reaches the gateway byte for byte. */
export function curlCommand({ method, path, body, names }: WrittenRequest): string {
  // curl keeps what follows a # to itself.
  const target = path.toWellFormed().replace(/[^!-~]+|#/g, encodeURIComponent);
  const url = quoteWord(names.gatewayUrl + target);
  const options = [
    // curl would take brackets for a pattern, and resolve the dots of a path.
    ...(/[[\]{}]/.test(path) ? ["--globoff"] : []),
    ...(/\/\.{1,2}([/?]|$)/.test(target) ? ["--path-as-is"] : []),
  ];
  if (method !== "PUT" && method !== "POST") {
    const verb = method === "GET" ? [] : ["-X", method];
    return ["curl", ...verb, ...options, url].join(" ");
  }
  const verb = method === "POST" ? [] : ["-X", method];
  if (body === "") return ["curl", ...verb, ...options, "--data-binary", "''", url].join(" ");
  const curl = ["curl", ...verb, ...options, "--data-binary", "@-", url].join(" ");
  return pipeInto(curl, body);
}

/** The body by `echo`, as a here-document or by `printf`: the most readable one that keeps each byte. */
function pipeInto(curl: string, body: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would act on
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(body)) return `printf '%b' ${escaped(body)} | ${curl}`;
  if (!body.endsWith("\n")) return `printf '%s' ${singleQuoted(body)} | ${curl}`;
  const lines = body.slice(0, -1).split("\n");
  const [only = ""] = lines;
  if (lines.length === 1 && only !== "" && !only.startsWith("-")) {
    // The echo of sh and zsh would read escapes in it.
    const echo = only.includes("\\") ? "printf '%s\\n'" : "echo";
    return `${echo} ${singleQuoted(only)} | ${curl}`;
  }
  return `cat <<'${delimiterFor(lines)}' | ${curl}\n${body}${delimiterFor(lines)}`;
}

function delimiterFor(lines: readonly string[]): string {
  let delimiter = "EOF";
  for (let i = 1; lines.includes(delimiter); i++) delimiter = `EOF${i}`;
  return delimiter;
}

/** For `printf '%b'`: control characters as octal escapes, which every shell knows. */
function escaped(body: string): string {
  const text = body
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, (char) => {
      return `\\0${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
    });
  return singleQuoted(text);
}
