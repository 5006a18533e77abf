const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Most learners read the same few sentences, and to look for hundreds of names in one takes long. */
const maxRemembered = 1000;

/** Finds the names and teams of a class, as words of their own; one letter alone names nobody. */
export function createNameFinder(names: Iterable<string>): NameFinder {
  const words = new Set<string>();
  for (const name of names) {
    for (const word of [name, ...name.split(/\s+/)]) if (word.trim().length > 1) words.add(word);
  }
  if (words.size === 0) return { isIn: () => false, without: (text) => text };
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map(literal);
  const pattern = `(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`;
  const one = new RegExp(pattern, "iu");
  const every = new RegExp(pattern, "giu");
  const known = new Map<string, boolean>();
  const isIn = (text: string) => {
    const answer = known.get(text) ?? one.test(text);
    if (known.size >= maxRemembered) known.clear();
    known.set(text, answer);
    return answer;
  };
  return { isIn, without: (text) => text.replace(every, "…") };
}

export interface NameFinder {
  isIn(text: string): boolean;
  /** The text with an ellipsis in place of every name. */
  without(text: string): string;
}

/** The first of some texts that names nobody; else the first with the names taken out. */
export function anonymousExample(texts: Iterable<string>, names: NameFinder): string {
  let first: string | null = null;
  for (const text of texts) {
    if (!names.isIn(text)) return text;
    first ??= text;
  }
  return first === null ? "" : names.without(first);
}
