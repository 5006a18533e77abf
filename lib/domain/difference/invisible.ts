/** Characters that nobody sees and that come along when text is copied from a page. */
const invisible = /[\u00a0\u00ad\u2007\u200b-\u200f\u202f\u2060\ufeff]/;

/** The first invisible character of a text as `U+200B`; null where there is none. */
export function findInvisible(text: string): string | null {
  const [char] = invisible.exec(text) ?? [];
  if (char === undefined) return null;
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A sentence on the first invisible character of a text; null where there is none. */
export function explainInvisible(text: string): string | null {
  const found = findInvisible(text);
  return (
    found &&
    `There is an invisible character (${found}) here; such characters come along when text is pasted.`
  );
}

/** The text as it looks. */
export function withoutInvisible(text: string): string {
  return text.replace(new RegExp(invisible, "g"), "");
}
