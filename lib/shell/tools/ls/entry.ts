import type { ToolHost } from "@/lib/shell/tools/tool";

/** What ls tells of one name. */
export interface Entry {
  /** As it is shown. */
  name: string;
  path: string;
  kind: "file" | "folder" | "link";
  mode: number;
  size: number;
  mtimeMs: number;
  links: number;
  target: string | null;
}

/** What is there under a name, which is shown as it was given; null where nothing is. */
export async function readEntry(
  name: string,
  path: string,
  { context: { fs } }: ToolHost,
): Promise<Entry | null> {
  const stat = await fs.lstat(path).catch(() => null);
  if (!stat) return null;
  const kind = stat.isSymbolicLink ? "link" : stat.isDirectory ? "folder" : "file";
  const inside = kind === "folder" ? await foldersIn(path, fs) : 0;
  const target = kind === "link" ? await fs.readlink(path) : null;
  return {
    name,
    path,
    kind,
    mode: kind === "link" ? 0o777 : stat.mode & 0o7777,
    size: kind === "folder" ? 4096 : (target?.length ?? stat.size),
    mtimeMs: stat.mtime.getTime(),
    links: kind === "folder" ? 2 + inside : 1,
    target,
  };
}

type Files = ToolHost["context"]["fs"];

async function foldersIn(path: string, fs: Files): Promise<number> {
  const names = await fs.readdir(path);
  const stats = await Promise.all(names.map((name) => fs.lstat(fs.resolvePath(path, name))));
  return stats.filter(({ isDirectory }) => isDirectory).length;
}

/** `-rw-r--r--`, with the letters of the special bits. */
export function rightsOf({ kind, mode }: Entry): string {
  const triple = (shift: number, special: number, letter: string) => {
    const bits = (mode >> shift) & 7;
    const isSpecial = (mode & special) !== 0;
    const plain = bits & 1 ? "x" : "-";
    const last = bits & 1 ? letter : letter.toUpperCase();
    return (bits & 4 ? "r" : "-") + (bits & 2 ? "w" : "-") + (isSpecial ? last : plain);
  };
  const begin = { file: "-", folder: "d", link: "l" }[kind];
  return begin + triple(6, 0o4000, "s") + triple(3, 0o2000, "s") + triple(0, 0o1000, "t");
}

/** Blocks of 1024 bytes that a file takes, on a disk with pages of 4096. */
export const blocksOf = ({ kind, size }: Entry) =>
  kind === "link" ? 0 : Math.ceil(size / 4096) * 4;
