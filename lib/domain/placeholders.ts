/** What a lab's text may write in angle brackets and a learner sees with a value of their own. */
export const placeholderNames = ["team"] as const;
export type PlaceholderName = (typeof placeholderNames)[number];
export type Placeholders = Readonly<Record<PlaceholderName, string>>;

/** Replaces each known `<name>`; any other text in angle brackets stays as it is. */
export function fillPlaceholders(text: string, values: Placeholders): string {
  return placeholderNames.reduce(
    (filled, name) => filled.replaceAll(`<${name}>`, () => values[name]),
    text,
  );
}
