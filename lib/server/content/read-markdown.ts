import { readFile } from "node:fs/promises";
import type { z } from "zod";
import type { Hint } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import { type ContentError, contentError } from "./content-error";
import { readBody } from "./read-body";
import { type ReadYaml, readYaml } from "./read-yaml";

export interface ReadMarkdown<T> extends ReadYaml<T> {
  file: string;
  /** The body without its hints. */
  markdown: string;
  hints: Hint[];
}

const frontMatter = /^---\r?\n([\s\S]*?\n|)---[ \t]*(?:\r?\n|$)/;

/** Reads one file of a lab: front matter to a strict schema, body with known directives. */
export async function readMarkdown<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  { mayHint = false } = {},
): Promise<Result<ReadMarkdown<z.infer<Schema>>, ContentError[]>> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) {
    return err([
      contentError(file, 1, "this file is missing; write it, or take its name out of the list"),
    ]);
  }
  const match = frontMatter.exec(text);
  if (!match) {
    return err([
      contentError(file, 1, "no front matter; begin the file with keys between two lines of ---"),
    ]);
  }
  const front = readYaml({ file, text: match[1] ?? "", firstLine: 2 }, schema);
  // Blank lines stand in for the front matter, so that positions in the body are those of the file.
  const blank = match[0].replace(/[^\n]/g, "");
  const body = readBody(file, blank + text.slice(match[0].length), mayHint);
  const errors = [...(front.ok ? [] : front.error), ...body.errors];
  if (!front.ok || errors.length > 0) return err(errors);
  return ok({ ...front.value, file, markdown: body.markdown, hints: body.hints });
}
