/** Width of the instructions, in percent of the page; the root element's style `--split` holds it. */
export const initialSplit = 36;

const key = "scrapelab.split";
const listeners = new Set<() => void>();

/** Neither side can be lost from sight. */
export function clampSplit(percent: number): number {
  return Math.min(70, Math.max(20, percent));
}

/** What the first paint's script took from storage, or what was set since. */
export function keptSplit(): number {
  const kept = Number.parseFloat(document.documentElement.style.getPropertyValue("--split"));
  return Number.isNaN(kept) ? initialSplit : clampSplit(kept);
}

export function keepSplit(percent: number): void {
  const width = clampSplit(percent);
  document.documentElement.style.setProperty("--split", `${width}%`);
  try {
    localStorage.setItem(key, String(width));
  } catch {
    // Storage is refused: the width lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function onSplitChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
