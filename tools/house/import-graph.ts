import { posix } from "node:path";
import { readImports } from "./read-imports";

/** What one file imports: files of the project by their paths, and packages as they are named. */
export interface FileImports {
  files: string[];
  packages: string[];
}

export type ImportGraph = ReadonlyMap<string, FileImports>;

const endings = ["", ".ts", ".tsx", ".mjs"];

/**
 * The imports of every file, by its path from the root.
 *
 * @param texts of all code files, by their paths
 * @param others paths of what else can be imported, such as JSON and CSS
 */
export function importGraph(
  texts: ReadonlyMap<string, string>,
  others: ReadonlySet<string> = new Set(),
): ImportGraph {
  const find = (path: string) =>
    endings.map((ending) => path + ending).find((each) => texts.has(each) || others.has(each));
  return new Map(
    [...texts].map(([path, text]) => {
      const imports: FileImports = { files: [], packages: [] };
      for (const name of readImports(path, text)) {
        const own = ownPath(path, name);
        if (own === null) imports.packages.push(name);
        else imports.files.push(find(own) ?? own);
      }
      return [path, imports];
    }),
  );
}

/** The path from the root that an import leads to; null for a package. */
function ownPath(importer: string, name: string): string | null {
  if (name.startsWith("@/")) return posix.normalize(name.slice(2));
  return name.startsWith(".") ? posix.join(posix.dirname(importer), name) : null;
}
