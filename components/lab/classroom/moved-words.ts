const most = 4;

/** With whom a learner shares the sandbox of the team that they have come to, and what became of their own work. */
export function movedWords(others: readonly string[]): string {
  const shared =
    others.length === 0
      ? "It has its own sandbox."
      : `You share its sandbox with ${named(others)}.`;
  return `${shared} What you wrote is kept.`;
}

function named(names: readonly string[]): string {
  const more = names.length - most;
  const shown = more > 1 ? [...names.slice(0, most), `${more} more`] : names;
  return new Intl.ListFormat("en-GB").format(shown);
}
