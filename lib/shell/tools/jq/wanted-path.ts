import type { ByteText } from "@/lib/shell/curl/bytes";

/** A path as it was found: a file's bytes, a folder, or nothing. */
export type Found = { kind: "file"; bytes: ByteText } | { kind: "folder" } | { kind: "missing" };

/** Thrown where jq asks for a path that was not brought along: it is fetched, and jq begins anew. */
export class WantedPath extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}
