import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The bytes that a browser fetches, from where the package manager has put them. */
export const readJq = () => readFile(createRequire(import.meta.url).resolve("jq-wasm/jq.wasm"));
