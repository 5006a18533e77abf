import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import {
  asBytes,
  asText,
  linesOf,
  printed,
  type Tool,
  type ToolHost,
} from "@/lib/shell/tools/tool";
import { findFiles } from "./find-files";
import { type GrepOptions, readGrepOptions } from "./grep-options";
import { createMatcher } from "./matcher";
import { type FileHits, printHits } from "./print-hits";

type Program = "grep" | "egrep" | "fgrep";

/** grep 3.8 of GNU: basic, extended, fixed and most Perl patterns. */
export const grep =
  (program: Program): Tool =>
  async (args, host) => {
    const options = await readGrepOptions(program, args, host);
    const match = createMatcher(options);
    const inputs = await readFiles(options, host);
    const { said } = inputs;
    const all = inputs.files.map(({ name, bytes }) =>
      searchIn(name, asText(bytes), options, match),
    );
    const isHit = ({ selected }: FileHits) => selected > 0 !== (options.shows === "missing");
    const hasHit = all.some(isHit);
    if (options.isQuiet && hasHit) return printed("");
    const texts = all.map((hits) => (options.isQuiet ? "" : asBytes(printHits(hits, options))));
    const status = said === "" ? Number(!hasHit) : 2;
    return options.isSilent ? printed(texts.join(""), status) : inOrder(inputs, texts, status);
  };

async function readFiles(options: GrepOptions, host: ToolHost) {
  if (!options.isRecursive) return readInputs("grep", options.paths, host);
  const { paths, said } = await findFiles(options, host);
  const read = await readInputs("grep", paths, host);
  if (paths.length === 0) return { files: [], said, saidLast: said };
  return { ...read, said: said + read.said, saidLast: read.saidLast + said };
}

function searchIn(
  name: string,
  text: string,
  options: GrepOptions,
  match: ReturnType<typeof createMatcher>,
): FileHits {
  const lines = options.isZero
    ? text.split("\0").slice(0, text.endsWith("\0") ? -1 : undefined)
    : linesOf(text);
  const hits: FileHits = { name, lines: [], selected: 0 };
  let offset = 0;
  for (const [at, line] of lines.entries()) {
    const ranges = hits.selected < options.maxCount ? match(line) : [];
    const isSelected = hits.selected < options.maxCount && ranges.length > 0 !== options.isInverted;
    if (isSelected) hits.selected++;
    hits.lines.push({ at, offset, line, isSelected, ranges: isSelected ? ranges : [] });
    offset += asBytes(line).length + 1;
    const isDone = hits.selected >= options.maxCount && options.after === 0;
    if (isDone) break;
  }
  return hits;
}
