import { relative } from "node:path";

/** Something an author has to correct; `line` counts from 1, in the file as it is written. */
export interface ContentError {
  kind: "content-error";
  file: string;
  line: number;
  /** What is wrong and what to write instead. */
  message: string;
}

export function contentError(file: string, line: number, message: string): ContentError {
  return { kind: "content-error", file, line, message };
}

/** One line that an editor makes clickable: `content/pushgateway/lab.md:4: …`. */
export function formatContentError({ file, line, message }: ContentError): string {
  return `${relative(process.cwd(), file)}:${line}: ${message}`;
}
