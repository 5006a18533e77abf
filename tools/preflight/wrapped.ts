/** Breaks a line between words so that it fits; what follows begins so many spaces in. */
export function wrapped(line: string, indent: number, columns = Number.POSITIVE_INFINITY): string {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    // A word that is longer than a line stays whole, so that an address can be copied.
    const before = rest.lastIndexOf(" ", columns);
    const at = before > indent ? before : rest.indexOf(" ", Math.max(columns, indent));
    if (at === -1) break;
    lines.push(rest.slice(0, at));
    rest = `${" ".repeat(indent)}${rest.slice(at + 1)}`;
  }
  return [...lines, rest].join("\n");
}
