/** A word as a POSIX shell reads it back: bare where that is safe, in single quotes otherwise. */
export function quoteWord(word: string): string {
  return /^[\w@%+:,./=-]+$/.test(word) ? word : singleQuoted(word);
}

/** In single quotes, in which a shell reads everything as it stands; a quote itself stands outside of them. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * A script as one word, in double quotes where nothing in it would be expanded there, so that the single
 * quotes inside stay readable.
 */
export function quoteScript(script: string): string {
  return /[$`"\\!]/.test(script) ? singleQuoted(script) : `"${script}"`;
}
