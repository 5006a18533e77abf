import { isMap, isPair, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { type ContentError, contentError } from "./content-error";
import { explainIssue } from "./explain-issue";

export interface ReadYaml<T> {
  value: T;
  /** The line of the file on which the key at this path stands, or the nearest one above it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Parses YAML that begins on `firstLine` of a file, to a strict schema; each error names its line. */
export function readYaml<Schema extends z.ZodType>(
  source: { file: string; text: string; firstLine: number },
  schema: Schema,
): Result<ReadYaml<z.infer<Schema>>, ContentError[]> {
  const { file, firstLine } = source;
  const lineCounter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return err(
      document.errors.map(({ pos, message }) =>
        contentError(file, lineAt(pos[0]), `not YAML: ${message.split(" at line")[0]}`),
      ),
    );
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document.contents, path));
  const value: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok({ value: parsed.data, lineOf });
  const explained = parsed.error.issues.flatMap((issue) => explainIssue(issue, schema, value));
  return err(explained.map(({ path, message }) => contentError(file, lineOf(path), message)));
}

function offsetOf(node: Node | null, path: readonly PropertyKey[]): number {
  let offset = node?.range?.[0] ?? 0;
  let at: unknown = node;
  for (const key of path) {
    const found = childOf(at, key);
    if (!found) break;
    offset = found.offset;
    at = found.node;
  }
  return offset;
}

function childOf(node: unknown, key: PropertyKey): { offset: number; node: unknown } | null {
  if (!isCollectionLike(node)) return null;
  if (isMap(node)) {
    const pair = node.items.find((each) => isPair(each) && textOf(each.key) === String(key));
    return pair ? { offset: startOf(pair.key), node: pair.value } : null;
  }
  const item = node.items[Number(key)];
  return item === undefined ? null : { offset: startOf(item), node: item };
}

function isCollectionLike(node: unknown): node is { items: unknown[] } {
  return typeof node === "object" && node !== null && Array.isArray(Reflect.get(node, "items"));
}

function textOf(node: unknown): string {
  return typeof node === "object" && node !== null ? String(Reflect.get(node, "value")) : "";
}

function startOf(node: unknown): number {
  const range: unknown =
    typeof node === "object" && node !== null ? Reflect.get(node, "range") : [];
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : 0;
}
