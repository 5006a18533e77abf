import type { Diagnosis } from "./diagnosis";

/** The longest that a learner's own text is shown within a sentence, in UTF-16 units. */
export const mostShown = 200;

/** A text that is cut where it is too long to be shown, keeping what closes it. */
export function shorten(text: string): string {
  if (text.length <= mostShown) return text;
  const [end = ""] = /["`}.]$/.exec(text) ?? [];
  const start = text.slice(0, mostShown - 1 - end.length).replace(/[\ud800-\udbff]$/, "");
  return `${start}…${end}`;
}

/**
 * As a sentence quotes it: as it was written, with a sign for each control character. A byte that is no
 * UTF-8 is shown as the replacement character.
 */
export function quoted(text: string): string {
  return `"${shorten(text.toWellFormed()).replace(/\p{Cc}/gu, signOf)}"`;
}

/** The picture that Unicode has for a control character; of the later ones, the number. */
function signOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : `U+00${code.toString(16).toUpperCase()}`;
}

/**
 * Code between backticks, else a word together with what is in double quotes in it. What was cut already
 * may lack its closing quote.
 */
const parts = /`[^`]*(?:`|$)|(?:"(?:[^"\\…]|\\.)*(?:…"?|"|$)|[^\s"`])+/gs;

/** A sentence in which every word and everything quoted is short enough. */
export function shortenParts(sentence: string): string {
  return sentence.length <= mostShown ? sentence : sentence.replace(parts, shorten);
}

const mostListed = 5;

/** Goes into a sentence: the first of several, and how many more there are. */
export function listSome(names: readonly string[]): string {
  const more = names.length - mostListed;
  if (more > 0) return `${names.slice(0, mostListed).join(", ")} and ${more} more`;
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" and ");
}

/** A diagnosis of which no part is longer than a person would read. */
export function shortenDiagnosis<D extends Diagnosis>(diagnosis: D): D {
  const { message, expected, observed, params } = diagnosis;
  return {
    ...diagnosis,
    message: shortenParts(message),
    ...(expected === undefined ? {} : { expected: shortenParts(expected) }),
    ...(observed === undefined ? {} : { observed: shortenParts(observed) }),
    params: Object.fromEntries(
      // The path of a repair is to be sent as it is.
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "string" && name !== "path" ? shortenParts(value) : value,
      ]),
    ),
  };
}
