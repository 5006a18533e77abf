/** How well a name fits what is typed, the smaller the better; null where it does not. */
function distanceOf(name: string, typed: string): number | null {
  const found = name.indexOf(typed);
  if (found === 0) return name.length === typed.length ? 0 : 1;
  if (found === -1) return typed.length > 2 && isSubsequence(name, typed) ? 4 : null;
  return /[\W_]/.test(name[found - 1] ?? "") ? 2 : 3;
}

function isSubsequence(name: string, typed: string): boolean {
  let at = 0;
  for (let i = 0; i < name.length && at < typed.length; i += 1) {
    if (name[i] === typed[at]) at += 1;
  }
  return at === typed.length;
}

/**
 * The names that fit what is typed, in whatever case, the best first: the name itself, then those that
 * begin with it, hold a word that begins so, hold it at all, or hold its letters, at least three, in order.
 * Among equals the order stays as it was. `isCut` says that there are more than `limit`.
 */
export function rankNames<T>(
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
  typed: string,
  limit: number,
): { ranked: T[]; isCut: boolean } {
  if (typed === "") {
    return { ranked: candidates.slice(0, limit), isCut: candidates.length > limit };
  }
  const wanted = typed.toLowerCase();
  const groups: T[][] = [[], [], [], [], []];
  let count = 0;
  for (const candidate of candidates) {
    const distance = distanceOf(nameOf(candidate).toLowerCase(), wanted);
    if (distance === null) continue;
    groups[distance]?.push(candidate);
    count += 1;
  }
  return { ranked: groups.flat().slice(0, limit), isCut: count > limit };
}
