const key = "scrapelab.device";

let known: string | null = null;

/** What tells this browser from the learner's others; one for each page where nothing can be kept. */
export function deviceId(): string {
  known ??= keptId();
  return known;
}

function keptId(): string {
  const made = crypto.getRandomValues(new Uint32Array(3)).join("-");
  try {
    const kept = localStorage.getItem(key) ?? made;
    localStorage.setItem(key, kept);
    return kept;
  } catch {
    return made;
  }
}
