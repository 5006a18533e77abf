import type { ToolHost } from "@/lib/shell/tools/tool";
import type { GrepOptions } from "./grep-options";

/** The files below the folders of `grep -r`, as their paths were written. */
export async function findFiles(options: GrepOptions, host: ToolHost) {
  const { fs, cwd } = host.context;
  const paths: string[] = [];
  let said = "";
  const isTaken = (name: string) =>
    (options.included.length === 0 || options.included.some((glob) => fits(name, glob))) &&
    !options.excluded.some((glob) => fits(name, glob));
  async function walk(path: string, isNamed: boolean): Promise<void> {
    const full = fs.resolvePath(cwd, path);
    const stat = await fs.stat(full).catch(() => null);
    const name = path.split("/").at(-1) ?? path;
    if (stat === null) {
      said += `grep: ${path}: No such file or directory\n`;
    } else if (!stat.isDirectory) {
      if (isNamed || isTaken(name)) paths.push(path);
    } else if (isNamed || !options.excludedFolders.some((glob) => fits(name, glob))) {
      const names = await fs.readdir(full);
      for (const each of names.toSorted()) await walk(join(path, each), false);
    }
  }
  const isHere = options.paths.length === 0;
  for (const path of isHere ? ["."] : options.paths) await walk(path, true);
  return { paths: isHere ? paths.map((path) => path.replace(/^\.\//, "")) : paths, said };
}

const join = (folder: string, name: string) =>
  folder.endsWith("/") ? folder + name : `${folder}/${name}`;

function fits(name: string, glob: string): boolean {
  const source = glob
    .replaceAll(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(name);
}
