import { CommandFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { compilePattern } from "./patterns";
import { asPattern, joined, type Piece } from "./pieces";

const isActive = (piece: Piece) => piece !== null && !piece.isQuoted && /[*?[]/.test(piece.text);
const isExtended = (piece: Piece) =>
  piece !== null && !piece.isQuoted && /[?*+@!]\(/.test(piece.text);

/** The paths that a field matches, or the field itself. */
export async function expandGlob(process: Process, field: readonly Piece[]): Promise<string[]> {
  const text = joined(field);
  const isPattern = field.some(isActive) || (process.hasShopt("extglob") && field.some(isExtended));
  if (!isPattern || process.has("noglob")) return [text];
  const found = await pathsMatching(process, asPattern(field));
  if (found.length > 0) return found.sort((one, other) => (one < other ? -1 : 1));
  if (process.hasShopt("failglob")) throw new CommandFault(`no match: ${text}`);
  return process.hasShopt("nullglob") ? [] : [text];
}

const unquote = (pattern: string) => pattern.replace(/\\(.)/gs, "$1");
const hasWildcard = (pattern: string) => /(^|[^\\])(\\\\)*([*?[]|[+@!]\()/.test(pattern);

async function pathsMatching(process: Process, pattern: string): Promise<string[]> {
  const isRooted = pattern.startsWith("/");
  const parts = pattern.split("/").filter((part, at, all) => part !== "" || at === all.length - 1);
  let found = [isRooted ? "/" : ""];
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    const next: string[] = [];
    for (const base of found) next.push(...(await step(process, base, part, isLast)));
    process.machine.budget.fields(next.length);
    found = next;
  }
  return found;
}

/** One part of a path further. */
async function step(process: Process, base: string, part: string, isLast: boolean) {
  const { fs } = process.machine;
  const below = (name: string) =>
    base === "" || base.endsWith("/") ? base + name : `${base}/${name}`;
  if (part === "") return (await isDirectory(process, base)) ? [`${base}/`] : [];
  if (part === "**" && process.hasShopt("globstar")) {
    const found = await allBelow(process, base, isLast);
    return found.map((path) => (isLast && path === base ? `${base}/` : path));
  }
  if (!hasWildcard(part)) {
    const path = below(unquote(part));
    return (await fs.exists(process.path(path))) ? [path] : [];
  }
  const names = await fs.readdir(process.path(base || ".")).catch((): string[] => []);
  const matcher = compilePattern(part, {
    extglob: process.hasShopt("extglob"),
    nocase: process.hasShopt("nocaseglob"),
    isPath: true,
  });
  const isHiddenWanted = unquote(part).startsWith(".") || process.hasShopt("dotglob");
  const matching = names.filter(
    (name) => matcher.test(name) && (isHiddenWanted || !name.startsWith(".")),
  );
  const paths = matching.map(below);
  if (isLast) return paths;
  const isFolder = await Promise.all(paths.map((path) => isDirectory(process, path)));
  return paths.filter((_, at) => isFolder[at]);
}

async function allBelow(process: Process, base: string, isLast: boolean): Promise<string[]> {
  const found = base === "" ? [""] : [base];
  const { fs } = process.machine;
  const names = await fs.readdir(process.path(base || ".")).catch((): string[] => []);
  for (const name of names.filter((each) => !each.startsWith("."))) {
    const path = base === "" || base.endsWith("/") ? base + name : `${base}/${name}`;
    if (await isDirectory(process, path)) found.push(...(await allBelow(process, path, isLast)));
    else if (isLast) found.push(path);
  }
  return isLast ? found.filter((path) => path !== "") : found;
}

async function isDirectory(process: Process, path: string): Promise<boolean> {
  const stat = await process.machine.fs.stat(process.path(path || ".")).catch(() => null);
  return stat?.isDirectory ?? false;
}
