import { formatTime } from "@/lib/shell/tools/date/format-time";
import { momentOf } from "@/lib/shell/tools/date/moment";
import { zoneOf } from "@/lib/shell/tools/date/zone";
import type { ReadOptions } from "@/lib/shell/tools/read-options";
import { writeScaled } from "@/lib/shell/tools/text/numfmt-scale";
import { notSupported, type ToolHost } from "@/lib/shell/tools/tool";
import { blocksOf, type Entry, rightsOf } from "./entry";

interface Listing {
  lines: (entries: readonly Entry[]) => string;
  total: (entries: readonly Entry[]) => string;
}

export const isLong = (read: ReadOptions) =>
  ["l", "n", "g", "o", "full-time"].some((name) => read.has(name));

/** How entries are written: their names, or all that is known of them. */
export function listingOf(read: ReadOptions, host: ToolHost): Listing {
  const name = nameWriter(read);
  if (!isLong(read)) {
    return {
      lines: (entries) => entries.map((entry) => `${name(entry)}\n`).join(""),
      total: () => "",
    };
  }
  const size = (bytes: number) => (read.has("h") ? human(bytes) : String(bytes));
  const time = timeWriter(read, host);
  const user = host.env.get("USER") ?? "learner";
  const owners = read.has("n") ? ["1000", "1000"] : [user, user];
  const shownOwners = owners.filter((_, at) => (at === 0 ? !read.has("g") : !read.has("o")));
  const cells = (entry: Entry) => [
    rightsOf(entry),
    String(entry.links),
    ...shownOwners,
    size(entry.size),
    time(entry),
  ];
  return {
    lines(entries) {
      const rows = entries.map(cells);
      const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
      return entries
        .map((entry, at) => {
          const padded = rows[at]?.map((cell, column) => cell.padStart(widths?.[column] ?? 0));
          const target = entry.target === null ? "" : ` -> ${entry.target}`;
          return `${padded?.join(" ")} ${name(entry)}${target}\n`;
        })
        .join("");
    },
    total(entries) {
      const blocks = entries.reduce((sum, entry) => sum + blocksOf(entry), 0);
      return `total ${read.has("h") ? human(blocks * 1024) : blocks}\n`;
    },
  };
}

const human = (bytes: number) =>
  writeScaled(
    { top: BigInt(bytes), bottom: 1n, decimals: 0 },
    { scale: "iec", rounding: "from-zero", precision: null },
  );

function nameWriter(read: ReadOptions): (entry: Entry) => string {
  return ({ name, kind, mode, target }) => {
    if (kind === "folder" && (read.has("F") || read.has("p"))) return `${name}/`;
    if (!read.has("F")) return name;
    if (kind === "link") return target === null || isLong(read) ? name : `${name}@`;
    return mode & 0o111 ? `${name}*` : name;
  };
}

const halfYearMs = 15_778_476_000;

function timeWriter(read: ReadOptions, host: ToolHost): (entry: Entry) => string {
  const zone = zoneOf(host.env);
  const style = read.has("full-time") ? "full-iso" : (read.value("time-style") ?? "locale");
  const formats: Readonly<Record<string, string>> = {
    "full-iso": "%Y-%m-%d %H:%M:%S.%N %z",
    "long-iso": "%Y-%m-%d %H:%M",
  };
  const format = style.startsWith("+") ? style.slice(1) : formats[style];
  if (format === undefined && style !== "locale") throw notSupported(`--time-style=${style}`);
  return ({ mtimeMs }) => {
    const age = Date.now() - mtimeMs;
    const usual = age > halfYearMs || age < 0 ? "%b %e  %Y" : "%b %e %H:%M";
    return formatTime(format ?? usual, momentOf(mtimeMs), zone);
  };
}
