import type { Replacement, Turn } from "./program";

const turns: Readonly<Record<string, Turn>> = {
  U: "upper",
  L: "lower",
  u: "upper-next",
  l: "lower-next",
  E: "end",
};

const controls: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  f: "\f",
  v: "\v",
  a: "\u0007",
};

const numbers: Readonly<Record<string, readonly [RegExp, number]>> = {
  x: [/^[0-9a-f]{1,2}/i, 16],
  o: [/^[0-7]{1,3}/, 8],
  d: [/^\d{1,3}/, 10],
};

/** The right side of `s///`: `&`, `\1`, `\U` and the like. */
export function parseReplacement(text: string): Replacement {
  const parts: Replacement["parts"][number][] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at++);
    if (char === "&") parts.push(0);
    else if (char !== "\\") parts.push(char);
    else {
      const { part, length } = readEscape(text, at);
      parts.push(part);
      at += length;
    }
  }
  return { parts: joined(parts) };
}

function readEscape(
  text: string,
  at: number,
): { part: Replacement["parts"][number]; length: number } {
  const char = text.charAt(at);
  if (/\d/.test(char)) return { part: Number(char), length: 1 };
  const turn = turns[char];
  if (turn !== undefined) return { part: { turn }, length: 1 };
  const [shape, base] = numbers[char] ?? [null, 10];
  const digits = shape?.exec(text.slice(at + 1))?.[0];
  if (digits !== undefined) {
    const code = Number.parseInt(digits, base);
    return { part: String.fromCharCode(code), length: 1 + digits.length };
  }
  return { part: controls[char] ?? char, length: 1 };
}

function joined(parts: Replacement["parts"][number][]): Replacement["parts"] {
  const whole: Replacement["parts"][number][] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === "string" && typeof last === "string") whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}

interface Case {
  lasting: "upper" | "lower" | null;
  next: "upper" | "lower" | null;
}

/** What takes the place of a match. */
export function fill({ parts }: Replacement, match: readonly (string | undefined)[]): string {
  const state: Case = { lasting: null, next: null };
  let out = "";
  for (const part of parts) {
    if (typeof part === "object") turn(state, part.turn);
    else out += inCase(typeof part === "string" ? part : (match[part] ?? ""), state);
  }
  return out;
}

function turn(state: Case, to: Turn) {
  if (to === "end") Object.assign(state, { lasting: null, next: null });
  else if (to === "upper" || to === "lower") Object.assign(state, { lasting: to, next: null });
  else state.next = to === "upper-next" ? "upper" : "lower";
}

function inCase(text: string, state: Case): string {
  if (text === "") return text;
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const rest = turned(text.slice(first.length), state.lasting);
  const begin = turned(first, state.next ?? state.lasting);
  state.next = null;
  return begin + rest;
}

const turned = (text: string, to: "upper" | "lower" | null) =>
  to === "upper" ? text.toUpperCase() : to === "lower" ? text.toLowerCase() : text;
