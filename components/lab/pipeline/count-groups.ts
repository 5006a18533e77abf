export function countGroups(count: number): string {
  if (count === 0) return "no groups";
  return count === 1 ? "1 group" : `${count} groups`;
}
