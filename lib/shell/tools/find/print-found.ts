import { formatTime } from "@/lib/shell/tools/date/format-time";
import { momentOf } from "@/lib/shell/tools/date/moment";
import { utcZone } from "@/lib/shell/tools/date/zone";
import { notSupported } from "@/lib/shell/tools/tool";
import type { Found } from "./tree";

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", "0": "\0", "\\": "\\" };

/** What `-printf` makes of a file. */
export function printFound(format: string, found: Found): string {
  return format.replaceAll(
    /\\([nt0\\])|%(T@|T[a-zA-Z+]|[a-zA-Z%])/g,
    (_, escaped: string | undefined, word: string = "") =>
      escaped === undefined ? fill(word, found) : (escapes[escaped] ?? escaped),
  );
}

function fill(
  word: string,
  { path, size, mode, changedMs, depth, isDirectory, isLink }: Found,
): string {
  const moment = momentOf(changedMs);
  const slash = path.lastIndexOf("/");
  const parts: Readonly<Record<string, () => string>> = {
    p: () => path,
    f: () => (slash < 0 ? path : path.slice(slash + 1)),
    h: () => (slash < 0 ? "." : path.slice(0, slash)),
    below: () => path.replace(/^[^/]*\/?/, ""),
    s: () => String(isDirectory ? 4096 : size),
    m: () => (mode & 0o7777).toString(8),
    d: () => String(depth),
    y: () => (isLink ? "l" : isDirectory ? "d" : "f"),
    t: () => formatTime("%a %b %e %H:%M:%S.%N0 %Y", moment, utcZone),
    "T@": () => `${moment.seconds}.${String(moment.nanos).padStart(9, "0")}0`,
    "%": () => "%",
  };
  const part = parts[word === "P" ? "below" : word]?.();
  if (part !== undefined) return part;
  if (word.startsWith("T") && word.length === 2)
    return formatTime(`%${word.charAt(1)}`, moment, utcZone);
  throw notSupported(`the format %${word}`);
}
