import { type Program, parseSync, Visitor } from "oxc-parser";

/** Types in comments, as `.mjs` files name those of other files. */
const typeInComment = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/**
 * Everything that a file names another module by: imports, types alone too, re-exports, dynamic imports, types that
 * are imported in place, and what a worker or a process starts from, `new URL("…", import.meta.url)`.
 */
export function readImports(path: string, text: string): string[] {
  const file = parseSync(path, text);
  const [error] = file.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const { staticImports, staticExports } = file.module;
  const sources = staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  // The tree is asked for only where something in it may name a module: reading it takes most of the time.
  const isInTree = /\bimport\(|\bimport\.meta\.url\b/.test(text);
  const inTree = isInTree ? namedInTree(file.program) : [];
  const inComments = isInTree
    ? file.comments.flatMap(({ value }) =>
        [...value.matchAll(typeInComment)].map(([, name]) => name),
      )
    : [];
  const all = [...sources, ...passedOn, ...inTree, ...inComments];
  return [...new Set(all.filter((name) => name !== undefined))];
}

function namedInTree(program: Program): string[] {
  const found: (string | null)[] = [];
  const visitor = new Visitor({
    ImportExpression: ({ source }) => found.push(textOf(source)),
    TSImportType: ({ source }) => found.push(source.value),
    NewExpression({ callee, arguments: [address, base] }) {
      const isUrl = callee.type === "Identifier" && callee.name === "URL";
      const isOwn = base?.type === "MemberExpression" && base.object.type === "MetaProperty";
      if (isUrl && isOwn && address) found.push(besides(textOf(address)));
    },
  });
  visitor.visit(program);
  return found.filter((name) => name !== null);
}

/** The value of a string literal. */
function textOf(node: { type: string; value?: unknown }): string | null {
  return node.type === "Literal" && typeof node.value === "string" ? node.value : null;
}

/** An address is relative without a dot at its beginning too; one of a folder names no module. */
function besides(address: string | null): string | null {
  if (address === null || /(^|\/)\.?$/.test(address)) return null;
  return address.startsWith(".") ? address : `./${address}`;
}
