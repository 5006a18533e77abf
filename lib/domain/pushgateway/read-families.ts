import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "./attempt";
import { decodeBody } from "./exposition/decode-body";
import { parseExposition } from "./exposition/parse-exposition";
import { isProtobuf, parseProtobuf } from "./exposition/parse-protobuf";

/** Of a body above this only the names and types are kept: no step asks for values among so many. */
const maxWholeBytes = 64 * 1024;
/** A body with more is not read: it would cost every other push its time, and the past its memory. */
const maxFamilies = 5000;

/** What an accepted push brought, as far as its body can be read; null where it has too many families. */
export function readFamilies(
  body: Uint8Array,
  contentType: string | undefined,
  group: Labels,
): PushedFamily[] | null {
  const isLong = body.byteLength > maxWholeBytes;
  const families = isProtobuf(contentType) ? parseProtobuf(body) : readText(body, isLong, group);
  if (families === null || families.length > maxFamilies) return null;
  return isLong ? families.map((family) => ({ ...family, series: [] })) : families;
}

function readText(body: Uint8Array, isLong: boolean, group: Labels): PushedFamily[] | null {
  if (!isLong) return parseExposition(body, group).families;
  const lines = outline(decodeBody(body));
  return lines.length > 2 * maxFamilies
    ? null
    : parseExposition(`${lines.join("\n")}\n`, group).families;
}

/** The lines that tell which families a text has: those that give a type, and the first one of each name. */
function outline(text: string): string[] {
  const names = new Set<string>();
  return text.split("\n").filter((line) => {
    const [name] = /^[ \t]*[\w:]+/.exec(line) ?? [];
    if (name === undefined) return /^[ \t]*#[ \t]*TYPE[ \t]/.test(line);
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  });
}
