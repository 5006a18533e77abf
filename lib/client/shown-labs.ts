/** Which labs the tabs of a learner show, as far as they have said so; a tab shows one. */
export interface ShownLabs {
  /** True where the labs are others now. */
  shows(tab: string, lab: string): boolean;
  left(tab: string): boolean;
  /** Each once, in an order of their own. */
  labs(): string[];
}

export function createShownLabs(): ShownLabs {
  const byTab = new Map<string, string>();
  const labs = () => [...new Set(byTab.values())].sort();

  function isChanged(change: () => void): boolean {
    const before = labs().join(" ");
    change();
    return labs().join(" ") !== before;
  }

  return {
    shows: (tab, lab) => isChanged(() => byTab.set(tab, lab)),
    left: (tab) => isChanged(() => byTab.delete(tab)),
    labs,
  };
}
