import { dirname } from "node:path";
import { buildSync } from "esbuild";

/** All that the browser's code takes of zod/mini; the test of this file compares it with the sources. */
export const takenOfZod = [
  "_default",
  "array",
  "boolean",
  "custom",
  "discriminatedUnion",
  "enum",
  "exactOptional",
  "literal",
  "maxLength",
  "minLength",
  "null",
  "nullable",
  "number",
  "object",
  "omit",
  "optional",
  "pipe",
  "record",
  "refine",
  "regex",
  "strictObject",
  "string",
  "transform",
  "trim",
  "tuple",
  "union",
  "unknown",
];

/**
 * A loader of the build, for zod/mini in the browser: the same code without what nothing takes. Next's own
 * bundler keeps the bodies of many functions that are never called, and all that these name.
 *
 * @this {{ resourcePath: string }}
 */
export default function leanZod() {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `export { ${takenOfZod.join(", ")} } from "./index.js";`,
      resolveDir: dirname(this.resourcePath),
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
