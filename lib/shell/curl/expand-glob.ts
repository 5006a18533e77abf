import { err, ok, type Result } from "@/lib/domain/result";
import { type CurlFailure, transferFailure } from "./curl-failure";

/** One of the addresses that a pattern stands for, with what stood in for each of its parts. */
export interface GlobUrl {
  url: string;
  parts: readonly string[];
}

type Expanded = Result<GlobUrl[], CurlFailure>;

/** `{a,b}` and `[1-3]` in an address each stand for several (curl's manual, "URL"); `-g` turns that off. */
export function expandGlob(pattern: string): Expanded {
  return expandFrom(pattern, 0, 1);
}

/** `count` is how many addresses the parts before `from` make already. */
function expandFrom(pattern: string, from: number, count: number): Expanded {
  const found = /\[(?!\]|[0-9a-f]*:[0-9a-f:.]*\])|[{}]|(?<!\[[^[\]]*)\]/i.exec(pattern.slice(from));
  if (!found) return ok([{ url: pattern.slice(from), parts: [] }]);
  const at = from + found.index;
  const read = readPart(pattern, at);
  if (!read.ok) return read;
  const { choices, end } = read.value;
  const total = count * choices.length;
  if (total > most) return fault("range overflow", pattern, end + 1);
  const tails = expandFrom(pattern, end, total);
  if (!tails.ok) return tails;
  const head = pattern.slice(from, at);
  return ok(
    choices.flatMap((choice) =>
      tails.value.map(({ url, parts }) => ({
        url: head + choice + url,
        parts: [choice, ...parts],
      })),
    ),
  );
}

type Part = Result<{ choices: string[]; end: number }, CurlFailure>;

function readPart(pattern: string, at: number): Part {
  const sign = pattern.charAt(at);
  if (sign === "{") return readSet(pattern, at);
  if (sign !== "[") return fault("unmatched close brace/bracket", pattern, at + 1);
  const end = pattern.indexOf("]", at);
  const choices = end < 0 ? null : readRange(pattern.slice(at + 1, end));
  if (choices !== null) return ok({ choices, end: end + 1 });
  const isRead = /^(\d+-\d+|[a-z]-[a-z])(:\d+)?$/i.test(
    pattern.slice(at + 1, Math.max(end, at + 1)),
  );
  return fault("bad range", pattern, isRead ? end + 2 : at + 2);
}

function readSet(pattern: string, at: number): Part {
  const length = pattern.slice(at + 1).search(/[{}[\]]/);
  const end = at + 1 + length;
  if (length < 0) return fault("unmatched brace", pattern, at + 1);
  if (pattern.charAt(end) !== "}") {
    const isNested = /[{[]/.test(pattern.charAt(end));
    return isNested
      ? fault("nested brace", pattern, end + 1)
      : fault("unexpected close bracket", pattern, end + 1);
  }
  if (length === 0) return fault("empty string within braces", pattern, end + 1);
  return ok({ choices: pattern.slice(at + 1, end).split(","), end: end + 1 });
}

/** One argument stands for at most this many addresses. */
const most = 1000;

function readRange(text: string): string[] | null {
  const [, first = "", last = "", step = "1"] =
    /^(\d+|[a-z])-(\d+|[a-z])(?::(\d+))?$/i.exec(text) ?? [];
  const isLetter = /^[a-z]$/i.test(first);
  if (first === "" || isLetter !== /^[a-z]$/i.test(last)) return null;
  const number = (word: string) => (isLetter ? word.charCodeAt(0) : Number(word));
  const [from, to, by] = [number(first), number(last), Number(step)];
  if (to < from || by < 1 || (to - from) / by >= most) return null;
  const width = first.startsWith("0") ? first.length : 0;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => {
    const value = from + index * by;
    return isLetter ? String.fromCharCode(value) : String(value).padStart(width, "0");
  });
}

function fault(said: string, url: string, position: number): Result<never, CurlFailure> {
  const pointer = `${" ".repeat(position - 1)}^`;
  return err(transferFailure(3, `${said} in URL position ${position}:\n${url}\n${pointer}`));
}
