const key = "scrapelab.help-read";

/** Remembers the closed request that the learner has read, so that it is not shown again in this browser. */
export function markHelpRead(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Where storage is refused it is shown again after the page is loaded anew.
  }
}

export function wasHelpRead(id: string): boolean {
  try {
    return localStorage.getItem(key) === id;
  } catch {
    return false;
  }
}
