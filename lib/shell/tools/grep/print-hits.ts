import { asBytes } from "@/lib/shell/tools/tool";
import type { GrepOptions } from "./grep-options";
import type { Range } from "./matcher";

interface Line {
  at: number;
  /** In bytes, from the beginning of the file. */
  offset: number;
  line: string;
  isSelected: boolean;
  ranges: readonly Range[];
}

export interface FileHits {
  name: string;
  lines: Line[];
  selected: number;
}

const shownName = (name: string) => (name === "-" ? "(standard input)" : name);

export function printHits(hits: FileHits, options: GrepOptions): string {
  const name = shownName(hits.name);
  switch (options.shows) {
    case "count":
      return `${options.hasNames ? `${name}:` : ""}${hits.selected}\n`;
    case "names":
      return hits.selected > 0 ? `${name}\n` : "";
    case "missing":
      return hits.selected === 0 ? `${name}\n` : "";
    default:
      return options.isOnly ? printParts(hits, options) : printLines(hits, options);
  }
}

function prefix(hits: FileHits, line: Line, mark: string, options: GrepOptions): string {
  const parts = [
    options.hasNames ? paint(shownName(hits.name), "35", options) + paint(mark, "36", options) : "",
    options.hasNumbers
      ? paint(String(line.at + 1), "32", options) + paint(mark, "36", options)
      : "",
    options.hasOffsets
      ? paint(String(line.offset), "32", options) + paint(mark, "36", options)
      : "",
  ];
  return parts.join("");
}

function paint(text: string, colour: string, { hasColour }: GrepOptions): string {
  return hasColour ? `\u001b[${colour}m\u001b[K${text}\u001b[m\u001b[K` : text;
}

function printParts(hits: FileHits, options: GrepOptions): string {
  const end = options.isZero ? "\0" : "\n";
  if (options.isInverted) return "";
  return hits.lines
    .flatMap((line) =>
      line.ranges
        .filter(([from, to]) => to > from)
        .map(([from, to]) => {
          const offset = line.offset + asBytes(line.line.slice(0, from)).length;
          const part = paint(line.line.slice(from, to), "01;31", options);
          return prefix(hits, { ...line, offset }, ":", options) + part + end;
        }),
    )
    .join("");
}

function printLines(hits: FileHits, options: GrepOptions): string {
  const { before, after } = options;
  const selected = hits.lines.filter(({ isSelected }) => isSelected).map(({ at }) => at);
  const isNear = (at: number) => selected.some((hit) => at >= hit - before && at <= hit + after);
  const hasContext = before > 0 || after > 0;
  let out = "";
  let last = -1;
  for (const line of hits.lines) {
    if (!line.isSelected && !(hasContext && isNear(line.at))) continue;
    if (hasContext && last >= 0 && line.at > last + 1) out += `${paint("--", "36", options)}\n`;
    last = line.at;
    const mark = line.isSelected ? ":" : "-";
    out +=
      prefix(hits, line, mark, options) + painted(line, options) + (options.isZero ? "\0" : "\n");
  }
  return out;
}

function painted({ line, ranges }: Line, options: GrepOptions): string {
  if (!options.hasColour || options.isInverted) return line;
  let out = "";
  let at = 0;
  for (const [from, to] of ranges) {
    if (to === from) continue;
    out += line.slice(at, from) + paint(line.slice(from, to), "01;31", options);
    at = to;
  }
  return out + line.slice(at);
}
