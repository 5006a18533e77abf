/**
 * Parts of a line of code: every second one is a run of hyphens with the character after it, between which a
 * browser would break the line, as in `--data` or `my-job`.
 */
export function holdHyphens(text: string): string[] {
  return text.split(/(-+[^\s-])/);
}
