import type { ReplayAction, ReplayRequest } from "@/lib/domain/lab/replay";
import { err, ok, type Result } from "@/lib/domain/result";
import type { CodeBlock } from "./code-blocks";

/**
 * What a printed block does to a sandbox: the request of an `http` block, the `curl` of a shell command
 * with what `echo` or a here-document hands to it, or a restart where the gateway's pod is deleted. Null
 * where it does nothing to it. The error says what cannot be read.
 */
export function readPrinted({ language, text }: CodeBlock): Result<ReplayAction | null, string> {
  if (language === "http") return readHttp(text);
  if (language !== "bash") return ok(null);
  const command = text.replace(/\\\n/g, " ").replaceAll("<gateway-url>", "http://gateway").trim();
  if (/\bcurl\b/.test(command)) return readCurl(command);
  if (/\boc\b.* delete pods? -l <gateway-selector>$/.test(command)) {
    return ok({ "restart-gateway": true });
  }
  if (/\boc\b.* delete jobs? /.test(command)) return ok(null);
  return err("this command is none that the replay can read: write a curl, or an oc that is known");
}

function readHttp(text: string): Result<ReplayAction, string> {
  const [, method = "", path = "", body = ""] =
    /^([A-Z]+) (\/\S*)\n(?:\n([\s\S]*))?$/.exec(text) ?? [];
  if (method === "") return err("write a method and a path, an empty line, then the body");
  return ok({ send: withBody({ method, path }, body) });
}

/** Options of curl that take no value and change nothing of the request. */
const harmless = /^(-[sSfgiv]+|--(silent|fail|show-error|include|verbose))$/;

function readCurl(command: string): Result<ReplayAction, string> {
  const [before = "", after = ""] = command.split(/\bcurl\b/);
  const [line = "", ...hereLines] = after.split("\n");
  const read = readOptions(line.replace(/["']?\s*$/, "").match(/'[^']*'|"[^"]*"|\S+/g) ?? []);
  if (!read.ok) return read;
  const { isSending, path } = read.value;
  if (path === "") return err("the curl command has no address that begins with http://");
  const body = isSending ? pipedText(before, hereLines) : "";
  if (body === null) return err("the replay cannot tell what is piped into curl");
  const method = read.value.method || (isSending ? "POST" : "GET");
  return ok({ send: withBody({ method, path }, body) });
}

function readOptions(
  words: readonly string[],
): Result<{ method: string; path: string; isSending: boolean }, string> {
  const read = { method: "", path: "", isSending: false };
  const rest = words.map(unquote);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "-X" || word === "--request") read.method = rest.shift() ?? "";
    else if (word === "--data-binary") read.isSending = rest.shift() === "@-";
    else if (word.startsWith("http://")) read.path = word.replace(/^http:\/\/[^/]*/, "") || "/";
    else if (!harmless.test(word)) return err(`the replay does not know curl's ${word}`);
  }
  return ok(read);
}

/** What stands on curl's standard input: a here-document, or what echo prints. */
function pipedText(before: string, hereLines: readonly string[]): string | null {
  const [, end] = /<<\s*['"]?(\w+)['"]?/.exec(before) ?? [];
  if (end !== undefined) {
    const length = hereLines.indexOf(end);
    return length < 0
      ? null
      : hereLines
          .slice(0, length)
          .map((each) => `${each}\n`)
          .join("");
  }
  const [, echoed] = /\becho\s+(?:'([^']*)'|"([^"]*)")\s*\|\s*$/.exec(before) ?? [];
  return echoed === undefined ? null : `${echoed}\n`;
}

function withBody(request: ReplayRequest, body: string): ReplayRequest {
  return body === "" ? request : { ...request, body };
}

function unquote(word: string): string {
  return word.replace(/^(['"])(.*)\1$/, "$2");
}
