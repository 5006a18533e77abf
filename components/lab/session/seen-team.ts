/**
 * Notes which team this tab shows a learner in; true where that was another one before. Each tab tells it
 * once; where storage is refused none does.
 */
export function isNewTeam(
  { id, team }: { id: string; team: string },
  storage: () => Pick<Storage, "getItem" | "setItem"> = () => sessionStorage,
): boolean {
  const key = `scrapelab.team.${id}`;
  try {
    const before = storage().getItem(key);
    storage().setItem(key, team);
    return before !== null && before !== team;
  } catch {
    return false;
  }
}
