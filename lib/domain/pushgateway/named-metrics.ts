import type { PushedFamily } from "./attempt";

/** A body names more metrics than this only where it is no slip of a lab's step. */
const maxNames = 50;
const maxNameLength = 200;
const readBytes = 64 * 1024;

/**
 * Read in a time that grows with the text alone. A line also begins after a lone carriage return, so no
 * blank may be one; and a word is read whole, to look for its `_` afterwards.
 */
const namings =
  /^[^\S\n\r\u2028\u2029]*(?:["'{]+[^\S\n\r\u2028\u2029]*)?([a-zA-Z_:][\w:]*)|^#[^\S\n\r\u2028\u2029]*(?:TYPE|HELP)[^\S\n\r\u2028\u2029]+([a-zA-Z_:][\w:]*)|([a-zA-Z:][\w:]*)/gim;

/**
 * The names in a body that may be meant as those of metrics, whether or not it can be read as metrics: what
 * a line begins with, what `# TYPE` and `# HELP` name, and each word that is written like a name. Of a long
 * body the beginning counts.
 */
export function namedMetrics(body: Uint8Array): string[] {
  const text = new TextDecoder().decode(body.subarray(0, readBytes));
  const names = new Set<string>();
  for (const [, first, described, word] of text.matchAll(namings)) {
    const name = first ?? described ?? (word?.includes("_") ? word : "");
    if (name !== "" && name.length <= maxNameLength) names.add(name);
    if (names.size >= maxNames) break;
  }
  return [...names];
}

/** The names of what an accepted push carried. */
export function namesOfFamilies(families: readonly PushedFamily[]): string[] {
  return families.slice(0, maxNames).map(({ name }) => name);
}
