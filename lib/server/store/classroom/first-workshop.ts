/** Where everybody is who joined before there were workshops, and who joins while nobody has made one. */
export const firstWorkshop = {
  id: "first",
  name: "Workshop",
  state: "open",
  closed_steps: "[]",
} as const;
