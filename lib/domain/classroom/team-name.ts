const maxLength = 40;

/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  þ: "th",
  ð: "d",
};

/** A team's name made from a learner's: `[a-z0-9-]{1,40}`; `learner` where nothing is left of it. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[ßæœøłđþð]/g, (letter) => spelledOut[letter] ?? "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "");
  return shorten(plain.replace(/[^a-z0-9]+/g, "-").replace(/^-/, ""), maxLength) || "learner";
}

/** The nth name to try for a slug: itself, then with `-2`, `-3`, … at its end. */
export function teamCandidate(slug: string, n: number): string {
  const suffix = n === 1 ? "" : `-${n}`;
  return `${shorten(slug, maxLength - suffix.length)}${suffix}`;
}

/** What all candidates for a slug begin with, up to the ten-millionth. */
export function candidatePrefix(slug: string): string {
  return slug.slice(0, 30);
}

function shorten(slug: string, length: number): string {
  return slug.slice(0, length).replace(/-$/, "");
}
