import { type Argument, type Program, parseSync, Visitor } from "oxc-parser";

/** Types in comments, as `.mjs` files name those of other files. */
const typeInComment = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Stands for a name that is worked out while the code runs. */
const computed = "computed";

/**
 * Everything that a file names another module by: imports, types alone too, re-exports, dynamic imports, types that
 * are imported in place, and what a worker or a process starts from, `new URL("…", import.meta.url)` or
 * `import.meta.resolve("…")`.
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
  const isInTree = /\bimport\s*\(|\bimport\.meta\.(url|resolve)\b/.test(text);
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
    ImportExpression: ({ source }) => found.push(textOf(source) ?? computed),
    TSImportType: ({ source }) => found.push(source.value),
    CallExpression({ callee, arguments: [address] }) {
      const isResolve = callee.type === "MemberExpression" && callee.object.type === "MetaProperty";
      if (isResolve && address) found.push(textOf(address) ?? computed);
    },
    NewExpression({ callee, arguments: [address, base] }) {
      const isUrl = callee.type === "Identifier" && callee.name === "URL";
      const isOwn = base?.type === "MemberExpression" && base.object.type === "MetaProperty";
      if (isUrl && isOwn && address) found.push(besides(textOf(address)));
    },
  });
  visitor.visit(program);
  return found.filter((name) => name !== null);
}

/** The value of a string literal, or of a template without anything to be filled in. */
function textOf(node: Argument): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  const isWhole = node.type === "TemplateLiteral" && node.quasis.length === 1;
  return isWhole ? (node.quasis[0]?.value.cooked ?? null) : null;
}

/** An address is relative without a dot at its beginning too; one of a folder names no module. */
function besides(address: string | null): string | null {
  if (address === null || /(^|\/)\.?$/.test(address)) return null;
  return address.startsWith(".") ? address : `./${address}`;
}
