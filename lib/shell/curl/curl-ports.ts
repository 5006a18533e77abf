import type { TeamNames } from "@/lib/domain/site-names";
import type { ByteText } from "./bytes";
import type { ReadFile } from "./read-data";
import type { Transfer } from "./transfer";

/** What curl reaches beyond itself. */
export interface CurlPorts {
  names: TeamNames;
  transfer: Transfer;
  readFile: ReadFile;
  isDirectory: (path: string) => Promise<boolean>;
  /** False where the file cannot be written. */
  writeFile: (path: string, content: ByteText) => Promise<boolean>;
}
