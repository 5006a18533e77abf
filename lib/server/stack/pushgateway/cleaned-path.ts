/**
 * A path as what stands before a server may clean it up to find out whose it is: without its query, without empty
 * and dot segments, encoded or not. `/..` where it leads above the root.
 */
export function cleanedPath(path: string): string {
  const route = path
    .replace(/\?.*$/s, "")
    .replace(/%2e/gi, ".")
    .replace(/%2f|%5c|\\/gi, "/");
  const cleaned: string[] = [];
  for (const written of route.split("/")) {
    // Some take what follows a semicolon for parameters of the segment.
    const segment = written.replace(/;.*$/s, "");
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") cleaned.push(segment);
    else if (cleaned.pop() === undefined) return "/..";
  }
  return `/${cleaned.join("/")}`;
}
