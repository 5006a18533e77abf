/** As many characters as a line of code has on a small screen; a shorter word goes to the next line whole. */
const longestWhole = 30;

/**
 * Cuts code where a line of it may break within a word: after the slashes, commas and the like of a word that
 * is longer than a small screen, such as an address, and within its parts where `cutLongPart` does. Between two
 * parts goes a `<wbr>`.
 */
export function breakLongWords(text: string): string[] {
  const parts = [""];
  for (const word of text.split(/(?<=\s)(?=\S)/)) {
    const [first = "", ...more] =
      word.trimEnd().length > longestWhole
        ? word.split(/(?<=[^/,&?][/,&?])(?=[^/,&?\s])/).flatMap(cutLongPart)
        : [word];
    parts[parts.length - 1] += first;
    parts.push(...more);
  }
  return parts;
}

/** A host or a name that alone is longer than a small screen is cut after its dots, underscores, colons and hyphens. */
function cutLongPart(part: string): string[] {
  return part.trimEnd().length > longestWhole ? part.split(/(?<=\w[._:=-])(?=\w)/) : [part];
}
